import type * as z from "zod";
import type { Json } from "../../../schema/json.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import type { Random } from "./random.ts";

/** A schema with its source text, and values that it should take. */
export interface Sample<S extends AnySchema = z.ZodType> {
  readonly schema: S;
  /** As one would write it. */
  readonly code: string;
  /** A value by construction; undefined for a key that is left out. */
  readonly valid: (random: Random) => Json | undefined;
}

/** A value for a place that cannot be left out. */
export function present(sample: Pick<Sample, "valid">, random: Random): Json {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const value = sample.valid(random);
    if (value !== undefined) return value;
  }
  return null;
}

/** The same values, through something written behind the schema. */
export function wrapped(sample: Sample, suffix: string, schema: z.ZodType): Sample {
  return { ...sample, schema, code: `${sample.code}${suffix}` };
}
