import type { JsonObject } from "../json.ts";
import { definitionOf } from "./definition-of.ts";
import { mapSchemas } from "./map-schemas.ts";

/**
 * Leaves beside a reference only what its definition does not say, with the type that validators in strict mode
 * ask for: the converter repeats there what was changed after it had compared the two.
 */
export function leanReferences(root: JsonObject): JsonObject {
  const lean = (schema: JsonObject): JsonObject => {
    const { $ref, type, ...rest } = schema;
    const definition = typeof $ref === "string" ? definitionOf(root, $ref) : undefined;
    if ($ref === undefined || !definition) return mapSchemas(schema, lean);
    const beside = Object.entries(rest).filter(
      ([keyword, value]) => JSON.stringify(value) !== JSON.stringify(definition[keyword]),
    );
    const isNote = beside.every(([keyword]) => notes.has(keyword));
    return {
      $ref,
      ...(isNote || definition.type === undefined ? {} : { type: type ?? definition.type }),
      ...mapSchemas(Object.fromEntries(beside), lean),
    };
  };
  return lean(root);
}

/** Keywords that check nothing. */
const notes: ReadonlySet<string> = new Set([
  "title",
  "description",
  "deprecated",
  "default",
  "examples",
  "$defs",
  "$schema",
]);
