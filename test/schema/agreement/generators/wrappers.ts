import * as fc from "fast-check";
import * as z from "zod";
import type { Sample } from "../sample.ts";
import { wrapped } from "../sample.ts";
import { nullable } from "./fields.ts";
import { objectOf } from "./objects.ts";

/** What leaves a schema's input as it is: brands, notes, pipes, codecs, lazies, and null beside it. */
export function wrappers(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc.oneof(
    inner.map(nullable),
    inner.map((sample) => nullable(nullable(sample))),
    inner.map((sample) => wrapped(sample, ".readonly()", sample.schema.readonly())),
    inner.map((sample) => wrapped(sample, '.brand("B")', sample.schema.brand("B"))),
    inner.map((sample) => wrapped(sample, '.describe("d")', sample.schema.describe("d"))),
    inner.map((sample) =>
      wrapped(
        sample,
        '.meta({ title: "T", deprecated: true })',
        sample.schema.meta({ title: "T", deprecated: true }),
      ),
    ),
    inner.map((sample) => wrapped(sample, ".transform(String)", sample.schema.transform(String))),
    inner.map((sample) => wrapped(sample, ".pipe(z.any())", sample.schema.pipe(z.any()))),
    inner.map((sample) => ({
      ...sample,
      schema: z.codec(sample.schema, z.any(), { decode: (value) => ({ value }), encode: (value) => value }),
      code: `z.codec(${sample.code}, z.any(), …)`,
    })),
    inner.map((sample) => ({
      ...sample,
      schema: z.lazy(() => sample.schema),
      code: `z.lazy(() => ${sample.code})`,
    })),
    shared(inner),
    fc.constant<Sample>({
      schema: z.codec(z.iso.datetime(), z.date(), {
        decode: (value) => new Date(value),
        encode: (date) => date.toISOString(),
      }),
      code: "z.codec(z.iso.datetime(), z.date(), …)",
      valid: () => "2020-01-01T00:00:00Z",
    }),
  );
}

let ids = 0;

/** One schema in several places, with an id of its own or without. */
function shared(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc
    .record({ sample: inner, id: fc.option(fc.constantFrom("Shared", "two words", "a/b~c%")) })
    .map(({ sample, id }) => {
      ids += 1;
      const part =
        id === null
          ? sample
          : wrapped(sample, `.meta({ id: "${id}${ids}" })`, sample.schema.meta({ id: `${id}${ids}` }));
      return objectOf([
        ["a", part],
        ["b", wrapped(part, '.describe("again")', part.schema.describe("again"))],
        ["c", nullable(part)],
        ["id", part],
      ]);
    });
}
