import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import { keywords } from "./keywords.ts";

/** A JSON Schema with each of the schemas directly in it changed; values, such as defaults, stay. */
export function mapSchemas(schema: JsonObject, change: (inner: JsonObject) => JsonObject): JsonObject {
  const inner = (value: Json): Json => (isJsonObject(value) ? change(value) : value);
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    const kind = keywords.get(keyword);
    if (kind === "schema") return [keyword, inner(value)];
    if (kind === "schemas" && Array.isArray(value)) return [keyword, value.map(inner)];
    if (kind !== "schemasByName" || !isJsonObject(value)) return [keyword, value];
    return [keyword, Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inner(item)]))];
  });
  return Object.fromEntries(entries);
}
