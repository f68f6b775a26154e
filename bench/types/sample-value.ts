import { isJsonObject, type Json, type JsonObject } from "../../schema/json.ts";

/** A value of the type that a sample payload's JSON Schema says: what a call site hands over. */
export function sampleValue(schema: Json | undefined): Json {
  if (!isJsonObject(schema)) return null;
  const { default: preset, const: constant, enum: values, anyOf, oneOf } = schema;
  const given = preset ?? constant ?? first(values);
  if (given !== undefined) return given;
  const choice = first(anyOf) ?? first(oneOf);
  return choice === undefined ? valueOfType(schema) : sampleValue(choice);
}

function valueOfType({ type, properties, required, items }: JsonObject): Json {
  switch (first(type) ?? type) {
    case "object": {
      const members = isJsonObject(properties) ? properties : {};
      const names = Array.isArray(required) ? required.map(String) : [];
      return Object.fromEntries(names.map((name) => [name, sampleValue(members[name])]));
    }
    case "array":
      return items === undefined ? [] : [sampleValue(items)];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return 1;
    case "string":
      return "text";
    default:
      return null;
  }
}

function first(values: Json | undefined): Json | undefined {
  return Array.isArray(values) ? values[0] : undefined;
}
