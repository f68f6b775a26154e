import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import { definitionOf } from "./definition-of.ts";
import { mapSchemas } from "./map-schemas.ts";

/**
 * An intersection of zod 4 refuses an unknown key only where each of its parts refuses it. `allOf` would ask
 * every part: so the parts are opened, and closed again all together where each of them is closed.
 */
export function poolIntersections(root: JsonObject): JsonObject {
  const resolve = (schema: JsonObject, depth = 0): JsonObject => {
    const { $ref, ...beside } = schema;
    const target = typeof $ref === "string" ? definitionOf(root, $ref) : undefined;
    if (!target || depth > 20) return schema;
    const resolved = resolve(mapSchemas(target, pool), depth + 1);
    // What stands beside a reference are notes, and what its own schema says as well.
    return isClosed(resolved) ? { ...resolved, ...beside } : schema;
  };
  const pool = (schema: JsonObject): JsonObject => {
    const walked = mapSchemas(schema, pool);
    return Array.isArray(walked.allOf) ? pooled(walked, walked.allOf, resolve) : walked;
  };
  return pool(root);
}

function pooled(
  schema: JsonObject,
  allOf: readonly Json[],
  resolve: (schema: JsonObject) => JsonObject,
): JsonObject {
  const parts = allOf.map((part) => (isJsonObject(part) ? resolve(part) : {}));
  if (!parts.some(isClosed)) return schema;
  const opened = { ...schema, allOf: parts.map(open) };
  if (!parts.every(isClosed)) return opened;
  const patterns = parts.flatMap(keyPatterns);
  return {
    ...opened,
    type: "object",
    properties: known(parts.flatMap(({ properties }) => names(properties))),
    ...(patterns.length > 0 ? { patternProperties: known(patterns) } : {}),
    additionalProperties: false,
  };
}

function isClosed(part: JsonObject): boolean {
  return part.additionalProperties === false || keyPatternOf(part) !== undefined;
}

function open(part: JsonObject): JsonObject {
  const { additionalProperties, propertyNames, ...rest } = part;
  const pattern = keyPatternOf(part);
  if (pattern !== undefined && isJsonObject(additionalProperties))
    return { ...rest, patternProperties: { [pattern]: additionalProperties } };
  return additionalProperties === false ? rest : part;
}

/** The pattern that all keys of a record have to fit. */
function keyPatternOf({ propertyNames }: JsonObject): string | undefined {
  return isJsonObject(propertyNames) && typeof propertyNames.pattern === "string"
    ? propertyNames.pattern
    : undefined;
}

function keyPatterns(part: JsonObject): readonly string[] {
  return [keyPatternOf(part) ?? [], names(part.patternProperties)].flat();
}

function names(value: Json | undefined): readonly string[] {
  return value !== undefined && isJsonObject(value) ? Object.keys(value) : [];
}

function known(keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, {}]));
}
