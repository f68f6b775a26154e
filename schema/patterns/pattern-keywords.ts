import type * as core from "zod/v4/core";
import type { StringPattern } from "../reader/schema-view.ts";
import { plainerPattern } from "./format-patterns.ts";
import { portableInOne, portablePattern } from "./portable-pattern.ts";

type Schema = core.JSONSchema.BaseSchema;

/** What one regex asks of a text, or forbids it. */
export type PatternPart = { readonly pattern: string } | { readonly not: { readonly pattern: string } };

/** Writes the patterns of a text, which the converter wrote without their flags, as patterns of JSON Schema. */
export function writePatterns(patterns: readonly StringPattern[], json: Schema): void {
  const { pattern, allOf = [] } = json;
  const waiting = [...patterns];
  const rewritten = (text: string): readonly PatternPart[] => {
    const index = waiting.findIndex((each) => each.pattern.source === text);
    const [own] = index < 0 ? [] : waiting.splice(index, 1);
    // Another one than the schema's own was written for a reason.
    return own ? patternParts(own.pattern) : [{ pattern: text }];
  };
  const parts: readonly Schema[] = [
    ...(pattern === undefined ? [] : rewritten(pattern)),
    ...allOf.flatMap((part): readonly Schema[] =>
      part.pattern === undefined ? [part] : rewritten(part.pattern),
    ),
  ];
  delete json.pattern;
  delete json.allOf;
  Object.assign(json, joined(parts));
}

/** Parts that must all hold, as the keywords of one schema. */
export function joined<Part extends object>(
  parts: readonly Part[],
): { readonly pattern?: string; readonly allOf?: readonly Part[] } {
  // A schema that was made from another has the other's parts once more.
  const distinct =
    parts.length < 2 ? parts : [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  const [only] = distinct;
  if (distinct.length === 1 && only && "pattern" in only) return { pattern: String(only.pattern) };
  return distinct.length === 0 ? {} : { allOf: distinct };
}

/** A regex as what it asks of a text; one that is refused never gets out. */
export function patternParts(regex: RegExp): readonly PatternPart[] {
  const result = portablePattern(plainerPattern({ pattern: regex }));
  if ("refused" in result) return [{ pattern: regex.source }];
  return [
    ...result.all.map((pattern) => ({ pattern })),
    ...result.none.map((pattern) => ({ not: { pattern } })),
  ];
}

/** One pattern for where there is no room for more, such as the name of a pattern property. */
export function onePattern(regex: RegExp): string {
  const result = portableInOne(regex);
  return "refused" in result ? regex.source : (result.all[0] ?? regex.source);
}
