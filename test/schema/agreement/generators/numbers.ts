import * as fc from "fast-check";
import * as z from "zod";
import type { Random } from "../random.ts";
import type { Sample } from "../sample.ts";
import { edgeNumber } from "../values.ts";

/** Numbers with every bound and format. */
export function numbers(): fc.Arbitrary<Sample> {
  return fc.oneof(fc.constantFrom(...plain), bounded(), multiples());
}

const plain: readonly Sample[] = [
  sample(z.number(), "z.number()", edgeNumber),
  sample(z.int(), "z.int()", (random) => random.pick([0, -1, 7, 2 ** 53 - 1, 2 ** 53])),
  sample(z.number().int(), "z.number().int()", (random) => random.between(-9, 9)),
  sample(z.int32(), "z.int32()", (random) => random.pick([0, 2 ** 31 - 1, -(2 ** 31), 2 ** 31])),
  sample(z.uint32(), "z.uint32()", (random) => random.pick([0, 2 ** 32 - 1, 2 ** 32])),
  sample(z.float32(), "z.float32()", (random) => random.pick([0.5, 3.4e38, 3.5e38])),
  sample(z.float64(), "z.float64()", (random) => random.pick([0.5, 1e308, -1e308])),
  sample(z.number().safe(), "z.number().safe()", (random) => random.between(-9, 9)),
  sample(z.number().positive(), "z.number().positive()", (random) => random.pick([Number.MIN_VALUE, 1])),
  sample(z.number().negative(), "z.number().negative()", (random) => random.pick([-1, -0.5])),
  sample(z.number().nonnegative(), "z.number().nonnegative()", (random) => random.between(0, 5)),
  sample(z.number().nonpositive(), "z.number().nonpositive()", (random) => random.between(-5, 0)),
  sample(z.number().max(Infinity), "z.number().max(Infinity)", edgeNumber),
];

function bounded(): fc.Arbitrary<Sample> {
  const limit = fc.constantFrom(-10, -1, 0, 0.5, 1, 3, 10, 2 ** 31, 2 ** 53, 1e20);
  return fc
    .record({ low: limit, high: limit, lowForm: fc.nat(2), highForm: fc.nat(2), int: fc.boolean() })
    .map(({ low, high, lowForm, highForm, int }) => {
      let schema = int ? z.int() : z.number();
      let code = int ? "z.int()" : "z.number()";
      if (lowForm > 0) {
        schema = lowForm === 1 ? schema.min(low) : schema.gt(low);
        code += lowForm === 1 ? `.min(${low})` : `.gt(${low})`;
      }
      if (highForm > 0) {
        schema = highForm === 1 ? schema.max(high) : schema.lt(high);
        code += highForm === 1 ? `.max(${high})` : `.lt(${high})`;
      }
      return sample(schema, code, (random) => {
        const value = random.pick([low, high, low + 1, high - 1, (low + high) / 2]);
        return int ? Math.trunc(value) : value;
      });
    });
}

function multiples(): fc.Arbitrary<Sample> {
  return fc
    .record({ divisor: fc.constantFrom(1, 2, 3, 7, 10, 60, -5, 1_000), second: fc.constantFrom(0, 0, 4, 9) })
    .map(({ divisor, second }) => {
      const limit = 1e15;
      const base = z.int().min(-limit).max(limit).multipleOf(divisor);
      const code = `z.int().min(-1e15).max(1e15).multipleOf(${divisor})`;
      const times = divisor * (second || 1);
      const multiple = (random: Random): number =>
        random.pick([times * random.between(-9, 9), Math.floor(limit / times) * times, limit - 1]);
      return second === 0
        ? sample(base, code, multiple)
        : sample(base.multipleOf(second), `${code}.multipleOf(${second})`, multiple);
    });
}

function sample(schema: z.ZodType, code: string, valid: (random: Random) => number): Sample {
  return { schema, code, valid };
}
