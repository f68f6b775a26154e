import type * as core from "zod/v4/core";
import type { StringPattern } from "../../reader/schema-view.ts";
import { plainerPattern } from "./format-patterns.ts";
import { portableInOne, portablePattern } from "./portable-pattern.ts";

type Schema = core.JSONSchema.BaseSchema;

/** Writes the patterns of a text, which the converter wrote without their flags, as patterns of JSON Schema. */
export function writePatterns(patterns: readonly StringPattern[], json: Schema): void {
  const { pattern, allOf = [] } = json;
  const waiting = [...patterns];
  const portable = (text: string): readonly Schema[] => {
    const index = waiting.findIndex((each) => each.pattern.source === text);
    const [own] = index < 0 ? [] : waiting.splice(index, 1);
    const result = own && portablePattern(plainerPattern(own));
    // Another one than the schema's own was written for a reason; what is refused never gets out.
    if (!result || "refused" in result) return [{ pattern: text }];
    return [
      ...result.all.map((each) => ({ pattern: each })),
      ...result.none.map((each) => ({ not: { pattern: each } })),
    ];
  };
  const parts = distinct([
    ...(pattern === undefined ? [] : portable(pattern)),
    ...allOf.flatMap((part) => (part.pattern === undefined ? [part] : portable(part.pattern))),
  ]);
  delete json.pattern;
  delete json.allOf;
  const [only] = parts;
  if (parts.length === 1 && only?.pattern !== undefined) json.pattern = only.pattern;
  else if (parts.length > 0) json.allOf = parts;
}

/** A schema that was made from another has the other's parts once more. */
function distinct(parts: readonly Schema[]): Schema[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}

/** One pattern for where there is no room for more, such as the name of a pattern property. */
export function onePattern(regex: RegExp): string {
  const result = portableInOne(regex);
  return "refused" in result ? regex.source : (result.all[0] ?? regex.source);
}
