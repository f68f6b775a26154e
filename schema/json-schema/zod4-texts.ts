import * as core from "zod/v4/core";
import { ipv6CidrPattern, ipv6Pattern } from "./ipv6-pattern.ts";

/** The patterns and the format of a text, as far as they say the same as zod's own code. */
export function mendText(schema: core.$ZodTypes, json: core.JSONSchema.BaseSchema): void {
  if (json.pattern === undefined && json.format === undefined && json.allOf === undefined) return;
  const checks = textChecks(schema);
  for (const check of checks) {
    const pattern = truePattern(check);
    if (pattern !== undefined && check.pattern) replacePattern(json, check.pattern.source, pattern);
  }
  if (json.format !== "uri" && !checks.some((check) => impliesFormat(check, json.format))) delete json.format;
}

interface TextCheck {
  readonly format: string;
  readonly pattern?: RegExp | undefined;
  readonly includes?: string;
  readonly position?: number | undefined;
  readonly version?: string;
}

/** The checks of a text that have a format; a format such as `z.email()` is its own first one. */
function textChecks(schema: core.$ZodTypes): readonly TextCheck[] {
  const { def } = schema._zod;
  const defs: readonly object[] = [def, ...(def.checks ?? []).map((check) => check._zod.def)];
  return defs.filter((each): each is TextCheck => "format" in each && typeof each.format === "string");
}

/** What zod checks in code, where its pattern says something else. */
function truePattern({ format, includes, position }: TextCheck): string | undefined {
  if (format === "ipv6") return ipv6Pattern;
  if (format === "cidrv6") return ipv6CidrPattern;
  if (format !== "includes" || includes === undefined || position === undefined) return undefined;
  // Every text includes the empty one, wherever one looks.
  if (includes === "") return "";
  // zod's own has a dot, which does not take the end of a line.
  return `^[\\s\\S]{${Math.max(0, position)},}${core.util.escapeRegex(includes)}`;
}

function replacePattern(json: core.JSONSchema.BaseSchema, from: string, to: string): void {
  if (json.pattern === from) json.pattern = to;
  if (json.pattern === "") delete json.pattern;
  if (!json.allOf) return;
  json.allOf = json.allOf
    .map((part) => (part.pattern === from ? { ...part, pattern: to } : part))
    .filter(({ pattern }) => pattern !== "");
}

/**
 * Whether every text that the check takes is one of the standard's format. Not so `email`, where zod takes a
 * domain like `b-.com`, `duration`, where it takes fractions, and formats that people named themselves.
 */
function impliesFormat(check: TextCheck, format: string | undefined): boolean {
  const standard = { datetime: "date-time", guid: "uuid" }[check.format] ?? check.format;
  return (
    standard === format && check.pattern !== undefined && check.pattern.source === zodPattern(check)?.source
  );
}

/** The pattern that zod gives to a format of the standard. */
function zodPattern(check: TextCheck): RegExp | undefined {
  switch (check.format) {
    case "date":
      return core.regexes.date;
    case "datetime":
      return core.regexes.datetime(check as core.$ZodISODateTimeDef);
    case "guid":
      return core.regexes.guid;
    case "hostname":
      return core.regexes.hostname;
    case "ipv4":
      return core.regexes.ipv4;
    case "ipv6":
      return core.regexes.ipv6;
    case "uuid":
      return core.regexes.uuid(check.version ? Number(check.version.slice(1)) : undefined);
    default:
      return undefined;
  }
}
