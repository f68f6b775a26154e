import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { mapSchemas } from "./map-schemas.ts";

/**
 * A schema without the definitions that nobody named: which parts a converter files of its own accord, and under
 * which names, depends on the order in which properties are written. They are written where they are referred
 * to, as they are in the types: every circle of references has a named part in it.
 */
export function withoutUnnamed(schema: JsonObject, names: ReadonlySet<string>): JsonObject {
  const { $defs, ...body } = schema;
  if (!isJsonObject($defs)) return schema;
  const unnamed = new Map(Object.entries($defs).filter(([name]) => !names.has(name)));
  if (unnamed.size === 0) return schema;
  const named = Object.entries($defs).filter(([name]) => names.has(name));
  const all = { ...body, ...(named.length > 0 ? { $defs: Object.fromEntries(named) } : {}) };
  return inlined(all, unnamed, []);
}

function inlined(
  schema: JsonObject,
  unnamed: ReadonlyMap<string, Json>,
  open: readonly string[],
): JsonObject {
  const { $ref, ...beside } = schema;
  const name = typeof $ref === "string" ? $ref.replace("#/$defs/", "") : "";
  const definition = open.includes(name) ? undefined : unnamed.get(name);
  if (!isJsonObject(definition)) return mapSchemas(schema, (inner) => inlined(inner, unnamed, open));
  return inlined({ ...definition, ...beside }, unnamed, [...open, name]);
}
