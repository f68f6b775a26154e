import type * as core from "zod/v4/core";
import { onePattern, writePatterns } from "../patterns/pattern-keywords.ts";
import { viewOf } from "../reader/view-of.ts";

/** The patterns that the converter wrote of one schema, as they are read in any language. */
export function mendPatterns(schema: core.$ZodTypes, json: core.JSONSchema.BaseSchema): void {
  // zod makes the pattern of a schema when it is first read, and reads none itself but a template's.
  const { type } = schema._zod.def;
  if (type === "template_literal" && schema._zod.pattern) json.pattern = onePattern(schema._zod.pattern);
  if (type !== "string" || (json.pattern === undefined && json.allOf === undefined)) return;
  const view = viewOf(schema);
  if (view.kind === "string") writePatterns(view.patterns, json);
}
