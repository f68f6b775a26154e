import type { Json, JsonObject } from "../json.ts";
import { mapSchemas } from "./map-schemas.ts";

/**
 * A canonical 2020-12 schema in draft-07, for older validators: tuples, references and definitions in that
 * draft's spelling. What it accepts stays the same.
 */
export function toDraft07(schema: JsonObject): JsonObject {
  const { $schema: _dialect, $id, ...body } = schema;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...(typeof $id === "string" ? { $id: $id.replace(/\.json$/, ".draft-07.json") } : {}),
    ...downgraded(body),
  };
}

/** Formats that came after draft-07; where there is a pattern, it says the same. */
const laterFormats: readonly unknown[] = ["uuid", "duration"];

function downgraded(schema: JsonObject): JsonObject {
  const { $ref, ...beside } = schema;
  // Draft-07 ignores what stands beside a reference.
  if (typeof $ref === "string" && Object.keys(beside).length > 0) {
    return downgraded({
      ...beside,
      allOf: [{ $ref }, ...(Array.isArray(beside.allOf) ? beside.allOf : [])],
    });
  }
  const isTuple = Array.isArray(schema.prefixItems);
  const entries = Object.entries(mapSchemas(schema, downgraded)).flatMap(
    ([keyword, value]): [string, Json][] => {
      if (keyword === "$ref" && typeof value === "string")
        return [[keyword, value.replace("#/$defs/", "#/definitions/")]];
      if (keyword === "format" && laterFormats.includes(value) && "pattern" in schema) return [];
      return [[draft07Keyword(keyword, isTuple), value]];
    },
  );
  return Object.fromEntries(entries);
}

function draft07Keyword(keyword: string, isTuple: boolean): string {
  if (keyword === "$defs") return "definitions";
  if (keyword === "prefixItems") return "items";
  return keyword === "items" && isTuple ? "additionalItems" : keyword;
}
