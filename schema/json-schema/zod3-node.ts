import type * as zod3 from "zod/v3";
import type { Json, JsonObject } from "../json.ts";
import { zod3Text } from "./zod3-texts.ts";

export type Zod3Definition = zod3.ZodTypeDef;

type Definition = zod3.ZodFirstPartySchemaTypes["_def"];

/**
 * What zod-to-json-schema would write otherwise than zod 3 means it: intersections, whose parts it opens, and
 * records, of whose keys it drops most kinds.
 */
export function zod3Structure(
  given: Zod3Definition,
  parse: (inner: Zod3Definition, place: string) => JsonObject | undefined,
): JsonObject | undefined {
  const def = asDefinition(given);
  const notes = def.description === undefined ? {} : { description: def.description };
  const inner = (schema: zod3.ZodTypeAny, place: string): JsonObject => parse(schema._def, place) ?? {};
  switch (def.typeName) {
    case "ZodIntersection":
      return { ...notes, allOf: [inner(def.left, "left"), inner(def.right, "right")] };
    case "ZodRecord": {
      const additionalProperties = inner(def.valueType, "value");
      return { ...notes, type: "object", additionalProperties, propertyNames: inner(def.keyType, "key") };
    }
    default:
      return undefined;
  }
}

/** What zod-to-json-schema wrote of one schema, changed where it takes more or fewer values than zod 3 does. */
export function mendZod3Node(given: Zod3Definition, json: JsonObject): JsonObject {
  const def = asDefinition(given);
  const { description, type } = json;
  const notes = description === undefined ? {} : { description };
  switch (def.typeName) {
    case "ZodString":
      return { ...notes, ...zod3Text(def.checks) };
    case "ZodNumber":
      return { ...notes, ...numberKeywords(def.checks) };
    case "ZodLiteral":
      return def.value === null ? { ...notes, type: "null" } : json;
    case "ZodNullable":
      return Array.isArray(type) && new Set(type).size === 1 ? { ...json, type: "null" } : json;
    case "ZodEnum":
    case "ZodNativeEnum":
      return Array.isArray(json.enum) ? { ...json, enum: [...new Set(json.enum)] } : json;
    case "ZodObject":
      return def.unknownKeys === "passthrough" && json.additionalProperties === undefined
        ? { ...json, additionalProperties: {} }
        : json;
    default:
      return json;
  }
}

/** The definition as zod 3's own types: `typeName` tells them apart. */
function asDefinition(given: Zod3Definition): Definition {
  return given as Definition;
}

/** Every check of a number; the library keeps the last of each kind. */
function numberKeywords(checks: readonly zod3.ZodNumberCheck[]): JsonObject {
  const parts = checks.flatMap((check): JsonObject[] => {
    switch (check.kind) {
      case "min":
        return [{ [check.inclusive ? "minimum" : "exclusiveMinimum"]: check.value }];
      case "max":
        return [{ [check.inclusive ? "maximum" : "exclusiveMaximum"]: check.value }];
      case "multipleOf":
        return [{ multipleOf: Math.abs(check.value) }];
      default:
        return [];
    }
  });
  const type = checks.some(({ kind }) => kind === "int") ? "integer" : "number";
  return { type, ...together(parts.filter(isFinitePart)) };
}

/** JSON has no infinity, and no number that is beyond it. */
function isFinitePart(part: JsonObject): boolean {
  return Object.values(part).every(Number.isFinite);
}

/** Keywords side by side where each stands once, and all of a kind but the first in `allOf`. */
function together(parts: readonly JsonObject[]): JsonObject {
  const seen = new Set<string>();
  const isFirst = (part: JsonObject): boolean => {
    const [keyword = ""] = Object.keys(part);
    const first = !seen.has(keyword);
    seen.add(keyword);
    return first;
  };
  const first = parts.filter(isFirst);
  const others: readonly Json[] = parts.filter((part) => !first.includes(part));
  return { ...Object.assign({}, ...first), ...(others.length > 0 ? { allOf: others } : {}) };
}
