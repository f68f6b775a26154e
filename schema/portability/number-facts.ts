import type { SchemaView } from "../reader/schema-view.ts";

/**
 * zod forgives what rounding may have done to a quotient, and so takes -4.000000000000001 as a multiple of 1, and
 * every great number as one of any: below this, and of integers, it takes none that is not.
 */
const exactUpTo = 1e15;

/** Whether zod divides the values of a number as exactly as validators of JSON Schema do. */
export function dividesExactly(view: Extract<SchemaView, { kind: "number" }>): boolean {
  const { integer, least, most } = view.range;
  const limits = [least, most, ...view.divisors];
  return integer && limits.every((limit) => Math.abs(limit) <= exactUpTo);
}
