import * as fc from "fast-check";
import * as z from "zod";
import type { Random } from "../random.ts";
import { randomFrom } from "../random.ts";
import { present, type Sample, wrapped } from "../sample.ts";
import { anyJson } from "../values.ts";

/** What a property of an object may be: any schema, or one that lets its key be left out. */
export function fields(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  const seeded = fc.tuple(inner, fc.nat());
  return fc.oneof(
    { arbitrary: inner, weight: 6 },
    inner.map((sample) => omittable(sample, ".optional()", sample.schema.optional())),
    inner.map((sample) => omittable(sample, ".exactOptional()", sample.schema.exactOptional())),
    inner.map((sample) => omittable(nullable(sample), ".optional()", sample.schema.nullable().optional())),
    inner.map((sample) =>
      wrapped(sample, ".optional().nonoptional()", sample.schema.optional().nonoptional()),
    ),
    inner.map((sample) => omittable(sample, ".optional().readonly()", sample.schema.optional().readonly())),
    inner.map((sample) => ({
      ...omittable(sample, "", z.union([z.null(), sample.schema.optional()])),
      code: `z.union([z.null(), ${sample.code}.optional()])`,
    })),
    seeded.map(([sample, seed]) => defaulted(sample, "default", seed)),
    seeded.map(([sample, seed]) => defaulted(sample, "prefault", seed)),
    seeded.map(([sample, seed]) => {
      const inside = defaulted(sample, "default", seed);
      return wrapped({ ...sample, code: inside.code }, ".nonoptional()", z.nonoptional(inside.schema));
    }),
    seeded.map(([sample, seed]) => {
      const inside = defaulted(sample, "default", seed);
      return wrapped(inside, ".optional()", inside.schema.optional());
    }),
    fc.constant<Sample>({
      schema: z.unknown().optional(),
      code: "z.unknown().optional()",
      valid: (random) => (random.chance(0.5) ? undefined : anyJson(random, 2)),
    }),
    fc.constant<Sample>({
      schema: z.never().optional(),
      code: "z.never().optional()",
      valid: () => undefined,
    }),
  );
}

export function nullable(sample: Sample): Sample {
  return {
    schema: sample.schema.nullable(),
    code: `${sample.code}.nullable()`,
    valid: (random) => (random.chance(0.3) ? null : sample.valid(random)),
  };
}

function omittable(sample: Sample, suffix: string, schema: z.ZodType): Sample {
  const valid = (random: Random) => (random.chance(0.4) ? undefined : sample.valid(random));
  return { ...wrapped(sample, suffix, schema), valid };
}

/** With a default that fits, or now and then with one that does not. */
function defaulted(sample: Sample, method: "default" | "prefault", seed: number): Sample {
  const random = randomFrom(seed);
  const value = random.chance(0.9) ? present(sample, random) : anyJson(random, 1);
  // zod's types know what the schema gives; here any may come, as from a cast in a manifest.
  const given = value as never;
  const schema = method === "default" ? z._default(sample.schema, given) : z.prefault(sample.schema, given);
  return omittable(sample, `.${method}(${JSON.stringify(value)})`, schema);
}
