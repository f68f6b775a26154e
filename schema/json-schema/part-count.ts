import { namedSchema } from "../reader/named-schema.ts";
import type { SchemaView } from "../reader/schema-view.ts";
import { isSchema, viewOf } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";
import { inputParts } from "./input-parts.ts";

/** Deeper than any schema that has an end. */
const deepest = 100;

/**
 * How many schemas a schema is made of, on both sides, each written out wherever it is used; one with an id is
 * written once, and counted by itself. The largest of these counts; infinite where the schema has no end.
 */
export function partCount(root: AnySchema): number {
  const counts = new Map<AnySchema, number>();
  let largestNamed = 0;
  const count = (schema: AnySchema, depth: number): number => {
    const known = counts.get(schema);
    if (known !== undefined) return known;
    if (depth >= deepest) return Number.POSITIVE_INFINITY;
    // What comes back to it refers to it.
    counts.set(schema, 1);
    let total = 1;
    for (const part of partsOf(schema)) {
      const inner = count(part, depth + 1);
      // Each getter may go on for ever: the first that does is enough.
      if (inner === Number.POSITIVE_INFINITY) return inner;
      const isNamed = isSchema(part) && namedSchema(part) !== undefined;
      if (isNamed) largestNamed = Math.max(largestNamed, inner);
      total += isNamed ? 1 : inner;
    }
    counts.set(schema, total);
    return total;
  };
  return Math.max(count(root, 0), largestNamed);
}

function partsOf(schema: AnySchema): readonly AnySchema[] {
  if (!isSchema(schema)) return [];
  const view: SchemaView = viewOf(schema);
  const input = inputParts(view).map((part) => part.schema);
  return view.kind === "pipe" ? [...input, view.out] : input;
}
