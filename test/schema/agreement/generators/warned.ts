import * as fc from "fast-check";
import * as z from "zod";
import type { Random } from "../random.ts";
import type { Sample } from "../sample.ts";
import { anyJson, edgeNumber, edgeText } from "../values.ts";
import { fields } from "./fields.ts";
import { objectOf } from "./objects.ts";
import { schemas } from "./portable.ts";

/** Payloads with one schema that is warned of, so that the implication of its kind alone has to hold. */
export function warnedPayloads(): fc.Arbitrary<Sample> {
  const warned = fc.constantFrom(...warnedSamples);
  const within = fc.oneof(
    warned,
    warned.map((sample) => ({
      schema: z.array(sample.schema),
      code: `z.array(${sample.code})`,
      valid: (random: Random) => Array.from({ length: random.below(3) }, () => sample.valid(random) ?? null),
    })),
    warned.map((sample) => ({
      ...sample,
      schema: z.union([sample.schema, z.null()]),
      code: `z.union([${sample.code}, z.null()])`,
    })),
    warned.map((sample) => ({
      ...sample,
      schema: z.object({ inner: sample.schema }),
      code: `z.object({ inner: ${sample.code} })`,
      valid: (random: Random) => ({ inner: sample.valid(random) ?? null }),
    })),
    fields(warned),
  );
  return fc
    .record({ name: fc.constantFrom("a", "two words"), within, beside: fields(schemas(1)) })
    .map(({ name, within: inner, beside }) =>
      objectOf([
        [name, inner],
        ["beside", beside],
      ]),
    );
}

const warnedSamples: readonly Sample[] = [
  text(
    z.string().refine((value) => value.length % 2 === 0),
    "z.string().refine(…)",
    ["ab", "a", ""],
  ),
  text(z.string().trim().max(3), "z.string().trim().max(3)", [" abc ", "abc"]),
  text(z.string().toUpperCase(), "z.string().toUpperCase()", ["a", "A"]),
  text(z.creditCard(), "z.creditCard()", ["4242424242424242", "4242 4242 4242 4242", "4242424242424241"]),
  text(z.iban(), "z.iban()", ["DE89370400440532013000", "DE89370400440532013001"]),
  text(z.jwt(), "z.jwt()", ["eyJhbGciOiJIUzI1NiJ9.e30.x", "a.b.c"]),
  text(
    z.stringFormat("even", (value) => value.length % 2 === 0),
    'z.stringFormat("even", …)',
    ["ab", "a"],
  ),
  text(z.stringbool(), "z.stringbool()", ["true", "yes", "maybe"]),
  text(z.url(), "z.url()", ["https://example.com", "a:b", "http:// x"]),
  text(z.httpUrl(), "z.httpUrl()", ["https://example.com", "ftp://a.b"]),
  text(z.string().regex(/^(?=a)a\d$/), "z.string().regex(/^(?=a)a\\d$/)", ["a1", "a"]),
  any(z.coerce.string(), "z.coerce.string()"),
  any(z.coerce.number(), "z.coerce.number()"),
  any(z.coerce.number().int().min(3), "z.coerce.number().int().min(3)"),
  any(z.coerce.boolean(), "z.coerce.boolean()"),
  any(z.coerce.date(), "z.coerce.date()"),
  any(z.coerce.bigint(), "z.coerce.bigint()"),
  any(z.number().catch(1), "z.number().catch(1)"),
  any(z.object({ a: z.string() }).catch({ a: "" }), 'z.object({ a: z.string() }).catch({ a: "" })'),
  any(
    z.preprocess((value) => Number(value), z.int()),
    "z.preprocess(Number, z.int())",
  ),
  any(z.any(), "z.any()"),
  any(z.unknown(), "z.unknown()"),
  any(z.tuple([z.string()], z.number()), "z.tuple([z.string()], z.number())"),
  text(z.string().pipe(z.string().min(3)), "z.string().pipe(z.string().min(3))", ["ab", "abc"]),
  text(z.string().transform(Number).pipe(z.number()), "z.string().transform(Number).pipe(z.number())", [
    "1",
    "a",
  ]),
  text(
    z.codec(z.string(), z.date(), { decode: (value) => new Date(value), encode: String }),
    "z.codec(z.string(), z.date(), …)",
    ["2020-01-01", "a"],
  ),
  number(z.number().multipleOf(0.01), "z.number().multipleOf(0.01)", [0.01, 1.1, 0.07 * 29]),
  number(z.number().multipleOf(5), "z.number().multipleOf(5)", [5, 10, 5.000000000000001, 2 ** 53 - 1]),
  number(z.int().multipleOf(3), "z.int().multipleOf(3)", [3, 2 ** 53 - 1, 2 ** 53 - 2]),
  {
    schema: z.record(z.int().min(2), z.string()),
    code: "z.record(z.int().min(2), z.string())",
    valid: (random) => ({ [random.pick(["1", "2", "3.0"])]: "a" }),
  },
  {
    schema: z.looseRecord(z.string().min(2).startsWith("x"), z.number()),
    code: 'z.looseRecord(z.string().min(2).startsWith("x"), z.number())',
    valid: (random) => ({ [random.pick(["x", "xy", "a"])]: random.pick([1, "a"]) }),
  },
  {
    schema: z.intersection(
      z.object({ a: z.string().default("a") }),
      z.object({ a: z.string().default("b") }),
    ),
    code: 'z.intersection(z.object({ a: z.string().default("a") }), z.object({ a: z.string().default("b") }))',
    valid: (random) => (random.chance(0.5) ? {} : { a: "a" }),
  },
];

function text(schema: z.ZodType, code: string, texts: readonly string[]): Sample {
  return { schema, code, valid: (random) => (random.chance(0.7) ? random.pick(texts) : edgeText(random)) };
}

function number(schema: z.ZodType, code: string, numbers: readonly number[]): Sample {
  return {
    schema,
    code,
    valid: (random) => (random.chance(0.7) ? random.pick(numbers) : edgeNumber(random)),
  };
}

function any(schema: z.ZodType, code: string): Sample {
  return { schema, code, valid: (random) => anyJson(random, 1) };
}
