import { byCodePoint } from "../by-code-point.ts";
import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import { portableText } from "../patterns/portable-pattern.ts";
import { keywords, standardFormats } from "./keywords.ts";

/**
 * One spelling for each schema of draft 2020-12: known keywords alone, in one order; names sorted; formats that
 * no standard knows, and keywords that say nothing, left out. The meaning stays.
 */
export function canonicalSchema(schema: JsonObject): JsonObject {
  const source = closedRecord(singleTypes(withoutEmptyChoice(schema)));
  const canonical: Record<string, Json> = {};
  for (const keyword of knownKeywords(source)) {
    const value = source[keyword];
    if (value !== undefined && !saysNothing(keyword, value)) canonical[keyword] = canonicalIn(keyword, value);
  }
  return canonical;
}

/** A schema of canonical parts with its own keywords in their order. */
export function inKeywordOrder(schema: JsonObject): JsonObject {
  return Object.fromEntries(knownKeywords(schema).map((keyword) => [keyword, schema[keyword] ?? null]));
}

const order: ReadonlyMap<string, number> = new Map(
  [...keywords.keys()].map((keyword, index) => [keyword, index]),
);

function knownKeywords(schema: JsonObject): readonly string[] {
  const place = (keyword: string): number => order.get(keyword) ?? 0;
  return Object.keys(schema)
    .filter((keyword) => order.has(keyword))
    .sort((left, right) => place(left) - place(right));
}

function canonicalIn(keyword: string, value: Json): Json {
  const kind = keywords.get(keyword);
  if (kind === "schema") return canonicalValue(value);
  if (kind === "schemas" && Array.isArray(value)) return value.map(canonicalValue);
  if (keyword === "pattern") return portableText(String(value));
  if (kind === "schemasByName" && isJsonObject(value)) return canonicalByName(value);
  return kind === "names" && Array.isArray(value) ? value.map(String).sort(byCodePoint) : value;
}

function canonicalValue(value: Json): Json {
  return isJsonObject(value) ? canonicalSchema(value) : value;
}

function canonicalByName(schemas: JsonObject): JsonObject {
  const names = Object.keys(schemas).sort(byCodePoint);
  return Object.fromEntries(names.map((name) => [name, canonicalValue(schemas[name] ?? {})]));
}

function saysNothing(keyword: string, value: Json): boolean {
  switch (keyword) {
    case "format":
      return !standardFormats.has(value);
    case "prefixItems":
    case "required":
    case "allOf":
    case "examples":
      return Array.isArray(value) && value.length === 0;
    case "propertyNames":
      // Every name is a string.
      return isJsonObject(value) && Object.keys(value).length === 1 && value.type === "string";
    case "deprecated":
      return value === false;
    default:
      return false;
  }
}

/** A choice between nothing takes nothing; as an empty list it would be no JSON Schema. */
function withoutEmptyChoice(schema: JsonObject): JsonObject {
  if (!("anyOf" in schema || "oneOf" in schema)) return schema;
  const empty = ["anyOf", "oneOf"].filter((keyword) => isEmptyList(schema[keyword]));
  if (empty.length === 0) return schema;
  const others = Object.entries(schema).filter(([keyword]) => !empty.includes(keyword));
  return { ...Object.fromEntries(others), not: {} };
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** `type: ["a", "b", "c"]` as `anyOf`, which more generators understand; a type or null stays. */
function singleTypes(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (!Array.isArray(type) || (type.length === 2 && type.includes("null"))) return schema;
  const { type: _types, ...rest } = schema;
  return "anyOf" in rest ? schema : { ...rest, anyOf: type.map((one) => ({ type: one })) };
}

/** A record whose keys are a finite set as the closed object that it is. */
function closedRecord(schema: JsonObject): JsonObject {
  if (!("propertyNames" in schema)) return schema;
  const { propertyNames, additionalProperties, ...rest } = schema;
  if (!isJsonObject(propertyNames) || !isJsonObject(additionalProperties) || "properties" in rest)
    return schema;
  const names = "const" in propertyNames ? [propertyNames.const] : propertyNames.enum;
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) return schema;
  return {
    ...rest,
    properties: Object.fromEntries(names.map((name) => [name, additionalProperties])),
    additionalProperties: false,
  };
}
