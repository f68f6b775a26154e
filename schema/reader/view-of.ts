import { type AnySchema, isZod4 } from "../zod-types.ts";
import type { CodeCheck, SchemaNotes, SchemaView } from "./schema-view.ts";
import { isZod3, zod3CodeChecks, zod3Notes, zod3View } from "./zod3-view.ts";
import { zod4CodeChecks, zod4Notes, zod4View } from "./zod4-view.ts";

/** Whether a value is a schema that the toolkit can read. */
export function isSchema(value: unknown): value is AnySchema {
  if (typeof value !== "object" || value === null) return false;
  return "_zod" in value || isZod3(value);
}

/** What a schema is, whether zod 3 or zod 4 made it. It never changes, so that each schema is read once. */
export function viewOf(schema: AnySchema): SchemaView {
  const known = views.get(schema);
  if (known) return known;
  const view = isZod4(schema) ? zod4View(schema) : zod3View(schema);
  views.set(schema, view);
  return view;
}

const views = new WeakMap<AnySchema, SchemaView>();

/** What people wrote about a schema. */
export function notesOf(schema: AnySchema): SchemaNotes {
  return isZod4(schema) ? zod4Notes(schema) : zod3Notes(schema);
}

/** What a schema checks in code. */
export function codeChecksOf(schema: AnySchema): readonly CodeCheck[] {
  return isZod4(schema) ? zod4CodeChecks(schema) : zod3CodeChecks(schema);
}
