import { inputParts, partsOfBothSides } from "../reader/input-parts.ts";
import type { SchemaView } from "../reader/schema-view.ts";
import { codeChecksOf, viewOf } from "../reader/view-of.ts";
import { asZodType } from "../reader/zod4-view.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";

/**
 * Whether the second schema of a pipe or a codec may refuse what the first one and its code make: it has checks,
 * or it takes no NaN or invalid Date, which code makes of text that nothing has checked. That code gives the type
 * that it says, the compiler holds.
 */
export function refusesLater(view: Extract<SchemaView, { kind: "pipe" }>): boolean {
  return mayRefuse(view.out, isRestricted(view.in, new Set()), new Set());
}

function mayRefuse(out: AnySchema, restricted: boolean, seen: Set<AnySchema>): boolean {
  if (seen.has(out)) return false;
  seen.add(out);
  const view = viewOf(out);
  if (view.kind === "custom") return false;
  if (isChecked(out) || view.kind === "never") return true;
  if (view.kind === "number" || view.kind === "date") return !restricted;
  return partsOfBothSides(view).some((part) => mayRefuse(part, restricted, seen));
}

/** Whether the text, or another value that is converted, had to pass a check. */
function isRestricted(schema: AnySchema, seen: Set<AnySchema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const view = viewOf(schema);
  if (isChecked(schema) || ["literal", "enum", "template", "boolean", "null"].includes(view.kind))
    return true;
  const parts = inputParts(view).filter(({ place }) => place === "");
  return parts.length > 0 && parts.every((part) => isRestricted(part.schema, seen));
}

/** Whether a schema has checks of its own, in code or not. */
function isChecked(schema: AnySchema): boolean {
  if (!isZod4(schema)) return codeChecksOf(schema).length > 0 || hasZod3Checks(schema._def);
  const { def, traits } = asZodType(schema)._zod;
  const checks = (def.checks ?? []).map((check) => check._zod.def.check);
  return traits.has("$ZodCheck") || checks.some((check) => !changesNothing.has(check));
}

const changesNothing: ReadonlySet<string> = new Set(["describe", "meta", "overwrite"]);

function hasZod3Checks(def: object): boolean {
  if ("checks" in def && Array.isArray(def.checks) && def.checks.length > 0) return true;
  const lengths = Object.entries(def).filter(([name]) => /^(?:min|max|exact)Length$/.test(name));
  return lengths.some(([, length]) => length !== null);
}
