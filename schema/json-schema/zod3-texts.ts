import { datetimeRegex, type ZodStringCheck } from "zod/v3";
import * as core from "zod/v4/core";
import type { JsonObject } from "../json.ts";
import { joined, type PatternPart, patternParts } from "../patterns/pattern-keywords.ts";

/** The keywords of a text of zod 3: every check as the pattern, or the length, that zod looks for. */
export function zod3Text(checks: readonly ZodStringCheck[]): JsonObject {
  const parts = checks.flatMap((check): readonly PatternPart[] => {
    const pattern = zod3Pattern(check);
    if (pattern === undefined) return [];
    return typeof pattern === "string" ? [{ pattern }] : patternParts(pattern);
  });
  const least = checks.flatMap((check) => ("value" in check && isLeast(check) ? [Number(check.value)] : []));
  const most = checks.flatMap((check) => ("value" in check && isMost(check) ? [Number(check.value)] : []));
  const format = checks.flatMap(({ kind }) => standardFormat.get(kind) ?? []).at(-1);
  return {
    type: "string",
    ...(format === undefined ? {} : { format }),
    ...(least.length > 0 ? { minLength: Math.max(0, ...least) } : {}),
    ...(most.length > 0 ? { maxLength: Math.min(...most) } : {}),
    ...joined(parts),
  };
}

/** The formats of the standard that hold all that zod takes. */
const standardFormat: ReadonlyMap<ZodStringCheck["kind"], string> = new Map([
  ["uuid", "uuid"],
  ["date", "date"],
  ["url", "uri"],
]);

function isLeast({ kind }: ZodStringCheck): boolean {
  return kind === "min" || kind === "length";
}

function isMost({ kind }: ZodStringCheck): boolean {
  return kind === "max" || kind === "length";
}

/** What zod 3 looks for, its own without the flag `i`; undefined for what has no pattern. */
function zod3Pattern(check: ZodStringCheck): string | RegExp | undefined {
  switch (check.kind) {
    case "regex":
      return check.regex;
    case "startsWith":
      return `^${core.util.escapeRegex(check.value)}`;
    case "endsWith":
      return `${core.util.escapeRegex(check.value)}$`;
    case "includes": {
      const text = core.util.escapeRegex(check.value);
      if (text === "") return undefined;
      return check.position === undefined ? text : `^[\\s\\S]{${Math.max(0, check.position)},}${text}`;
    }
    case "datetime":
      return datetimeRegex(check).source;
    case "time":
      return `^${timeSource(check.precision)}$`;
    case "ip":
      return addresses(check.version, ipv4, ipv6);
    case "cidr":
      return addresses(
        check.version,
        `${ipv4}/(?:3[0-2]|[12]?[0-9])`,
        `${ipv6}/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])`,
      );
    default:
      return patterns[check.kind];
  }
}

const hex = "[0-9a-fA-F]{1,4}";
const byte = "(?:25[0-5]|(?:2[0-4]|1?[0-9])?[0-9])";
const dotted = `(?:${byte}\\.){3}${byte}`;

const ipv4 = unanchored(core.regexes.ipv4);
/** zod 3 takes a zone behind a link-local address, and few of the forms that end in an IPv4 address. */
const ipv6 = `(?:${[
  core.util.cleanRegex(core.regexes.ipv6.source),
  "fe80:(?::[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]+",
  `::(?:ffff(?::0{1,4})?:)?${dotted}`,
  `(?:${hex}:){1,4}:${dotted}`,
].join("|")})`;

const patterns: Readonly<Partial<Record<ZodStringCheck["kind"], string | RegExp>>> = {
  base64: "^(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?$",
  base64url: "^(?:[0-9a-zA-Z_-]{4})*(?:[0-9a-zA-Z_-]{2}(?:==)?|[0-9a-zA-Z_-]{3}=?)?$",
  cuid: "^[cC][^\\s-]{8,}$",
  cuid2: core.regexes.cuid2.source,
  date: core.regexes.date.source,
  duration: core.regexes.extendedDuration,
  email: core.regexes.email.source,
  emoji: "^[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$",
  jwt: "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*$",
  nanoid: core.regexes.nanoid.source,
  ulid: "^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}$",
  uuid: core.regexes.guid.source,
};

function addresses(version: "v4" | "v6" | undefined, four: string, six: string): string {
  if (version === "v4") return `^${four}$`;
  return version === "v6" ? `^${six}$` : `^(?:${four}|${six})$`;
}

function unanchored(regex: RegExp): string {
  return `(?:${core.util.cleanRegex(regex.source)})`;
}

/** The time of day within the regex of a date with time, the only one that zod 3 exports. */
function timeSource(precision: number | null): string {
  const { source } = datetimeRegex({ precision, offset: false, local: false });
  return source.slice(source.indexOf("T") + 1, source.lastIndexOf("(Z)$"));
}
