import type * as core from "zod/v4/core";
import { zod4View } from "../reader/zod4-view.ts";
import type { Zod4Schema } from "../zod-types.ts";
import { onePattern, writePatterns } from "./patterns/pattern-keywords.ts";

/** The patterns that the converter wrote of one schema, as they are read in any language. */
export function mendPatterns(schema: core.$ZodTypes, json: core.JSONSchema.BaseSchema): void {
  const { def, pattern } = schema._zod;
  if (def.type === "template_literal" && pattern) json.pattern = onePattern(pattern);
  if (def.type !== "string" || (json.pattern === undefined && json.allOf === undefined)) return;
  const view = zod4View(schema satisfies Zod4Schema);
  if (view.kind === "string") writePatterns(view.patterns, json);
}
