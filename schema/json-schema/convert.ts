import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
import { canonicalSchema } from "./canonical.ts";
import type { Conversion } from "./conversion.ts";
import { definitionName, definitionOf } from "./definition-of.ts";
import { withoutUnnamed } from "./unnamed-definitions.ts";
import { zod3ToJsonSchema } from "./zod3-to-json-schema.ts";
import { zod4ToJsonSchema } from "./zod4-to-json-schema.ts";

/**
 * A schema's input side as canonical JSON Schema 2020-12, self-contained, its root never a mere reference; with
 * what could not be expressed.
 *
 * @param names the shared and recursive schemas in it, with the names that they get under `$defs`
 */
export async function convertSchema(
  schema: AnySchema,
  names: ReadonlyMap<AnySchema, string>,
): Promise<Conversion> {
  const converted = isZod4(schema) ? zod4ToJsonSchema(schema, names) : await zod3ToJsonSchema(schema, names);
  const { $schema: _dialect, ...body } = converted.schema;
  return {
    ...converted,
    schema: canonicalSchema(withInlineRoot(withoutUnnamed(body, new Set(names.values())))),
  };
}

/** A root that refers to a definition becomes that definition; one that nothing else refers to goes. */
function withInlineRoot(schema: JsonObject): JsonObject {
  const { $ref, $defs, ...rest } = schema;
  if (typeof $ref !== "string" || !isJsonObject($defs)) return schema;
  const name = definitionName($ref);
  const definition = name === undefined ? undefined : definitionOf(schema, $ref);
  if (!definition) return schema;
  const inlined = { ...definition, ...rest, $defs };
  if (JSON.stringify(inlined).includes(JSON.stringify($ref))) return inlined;
  const others = Object.entries($defs).filter(([other]) => other !== name);
  return { ...definition, ...rest, ...(others.length > 0 ? { $defs: Object.fromEntries(others) } : {}) };
}
