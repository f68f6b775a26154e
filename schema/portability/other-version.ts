import { partsOfBothSides } from "../reader/input-parts.ts";
import { isSchema, viewOf } from "../reader/view-of.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";

/** Whether a schema is of the other major version of zod, or holds one that is, on its input or its output side. */
export function holdsOtherVersion(schema: AnySchema, zod4: boolean, seen = new Set<AnySchema>()): boolean {
  if (!isSchema(schema) || seen.has(schema)) return false;
  if (isZod4(schema) !== zod4) return true;
  seen.add(schema);
  return partsOfBothSides(viewOf(schema)).some((part) => holdsOtherVersion(part, zod4, seen));
}
