import { partsOfBothSides } from "../reader/input-parts.ts";
import { namedSchema } from "../reader/named-schema.ts";
import { isSchema, viewOf } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";

/** Deeper than any schema that has an end. */
const deepest = 100;

/**
 * How many schemas a schema is made of, on both sides, each written out wherever it is used; one with an id and
 * one that holds itself are written once, and counted by themselves. The largest of these counts; infinite where
 * the schema has no end.
 */
export function partCount(root: AnySchema): number {
  const counts = new Map<AnySchema, number>();
  const open = new Set<AnySchema>();
  const recursive = new Set<AnySchema>();
  let largest = 0;
  const count = (schema: AnySchema): number => {
    if (open.has(schema)) recursive.add(schema);
    const known = open.has(schema) ? 1 : counts.get(schema);
    if (known !== undefined) return known;
    if (open.size >= deepest) return Number.POSITIVE_INFINITY;
    open.add(schema);
    let total = 1;
    for (const part of partsOf(schema)) {
      total += count(part);
      // Each getter may go on for ever: the first that does is enough.
      if (total === Number.POSITIVE_INFINITY) return total;
    }
    open.delete(schema);
    largest = Math.max(largest, total);
    const isWrittenOnce = recursive.has(schema) || (isSchema(schema) && namedSchema(schema) !== undefined);
    const counted = isWrittenOnce ? 1 : total;
    counts.set(schema, counted);
    return counted;
  };
  return count(root) === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : largest;
}

function partsOf(schema: AnySchema): readonly AnySchema[] {
  if (!isSchema(schema)) return [];
  try {
    return partsOfBothSides(viewOf(schema));
  } catch {
    // The walk that follows reports it.
    return [];
  }
}
