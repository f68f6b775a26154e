import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as z3 from "zod/v3";
import type { AnySchema } from "../../schema/zod-types.ts";
import { price, price3, problemsOf } from "./problems-of.ts";

describe("what travels well is accepted without a word", () => {
  test.each<[string, AnySchema]>([
    [
      "date codec",
      price(
        z.codec(z.iso.datetime(), z.date(), {
          decode: (text) => new Date(text),
          encode: (date) => date.toISOString(),
        }),
      ),
    ],
    [
      "date codec with the time as its default",
      price(
        z
          .codec(z.iso.datetime(), z.date(), {
            decode: (text) => new Date(text),
            encode: (date) => date.toISOString(),
          })
          .default(() => new Date()),
      ),
    ],
    ["date coerced from a date-time", price(z.iso.datetime().pipe(z.coerce.date<string>()))],
    ["date coerced from a date-time of zod 3", price3(z3.string().datetime().pipe(z3.coerce.date()))],
    [
      "bigint coerced from digits",
      price(
        z
          .string()
          .regex(/^-?[0-9]+$/)
          .pipe(z.coerce.bigint<string>()),
      ),
    ],
    [
      "bigint coerced from digits of zod 3",
      price3(
        z3
          .string()
          .regex(/^-?[0-9]+$/)
          .pipe(z3.coerce.bigint()),
      ),
    ],
    ["transform", price(z.string().transform(Number))],
    [
      "pipe",
      price(
        z
          .string()
          .regex(/^[0-9]+$/)
          .transform(Number)
          .pipe(z.number()),
      ),
    ],
    ["transform of zod 3", price3(z3.string().transform(Number))],
    [
      "formats",
      z.object({
        a: z.email(),
        b: z.uuid(),
        c: z.ipv4(),
        d: z.iso.date(),
        e: z.ulid(),
        f: z.base64(),
        g: z.e164(),
      }),
    ],
    ["optional unknown", price(z.unknown().optional())],
    ["any of zod 3", price3(z3.any())],
    ["xor", price(z.xor([z.object({ a: z.string() }), z.object({ b: z.string() })]))],
    ["json", price(z.json())],
    ["regex with the flag u", price(z.string().regex(/^[a-z]+$/u))],
    [
      "exactOptional and nonoptional",
      z.object({ a: z.string().exactOptional(), b: z.string().optional().nonoptional() }),
    ],
    [
      "records",
      z.object({ a: z.looseRecord(z.string(), z.number()), b: z.partialRecord(z.enum(["x"]), z.number()) }),
    ],
    [
      "union of objects as the root",
      z.discriminatedUnion("t", [z.object({ t: z.literal(1) }), z.object({ t: z.literal(2) })]),
    ],
    ["intersection as the root", z.object({ a: z.string() }).and(z.object({ b: z.string() }))],
    ["record as the root", z.record(z.string(), z.number())],
    ["lazy root", z.lazy(() => z.object({ a: z.string() }))],
  ])("%s", async (_name, schema) => {
    expect(await problemsOf(schema)).toEqual([]);
  });
});
