import * as core from "zod/v4/core";
import { asZodType } from "../reader/zod4-view.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";

/**
 * Whether the default of a schema is written into its JSON Schema. That of a codec or a transform is not: it is
 * a value of the output side.
 */
export function writesDefault(schema: AnySchema): boolean {
  if (!isZod4(schema)) return true;
  return "default" in core.toJSONSchema(asZodType(schema), { io: "input", unrepresentable: "any" });
}
