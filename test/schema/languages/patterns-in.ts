import type { Json } from "../../../schema/json.ts";
import { isJsonObject } from "../../../schema/json.ts";

/** Every pattern in a JSON Schema, those of property names as well. */
export function patternsIn(schema: Json): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(patternsIn);
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === "pattern" && typeof value === "string") return [value];
    const named = keyword === "patternProperties" && isJsonObject(value) ? Object.keys(value) : [];
    return [...named, ...patternsIn(value)];
  });
}
