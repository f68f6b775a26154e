import { defineJob, defineManifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import * as z3 from "zod/v3";
import { buildContract } from "../../schema/build-contract.ts";
import { catalogue } from "../../schema/diagnostics/catalogue.ts";
import { portability } from "../../schema/portability/portability.ts";
import type { AnySchema } from "../../schema/zod-types.ts";
import { price, price3, problemsOf } from "./problems-of.ts";

const at = "payload.items[].price";

describe("what dies in a queue is refused, with the job and the path", () => {
  class Money {}
  test.each<[string, AnySchema, string]>([
    ["date", price(z.date()), `SCHEMA_DATE ${at}`],
    ["date in a union", price(z.union([z.string(), z.date()])), `SCHEMA_DATE ${at}`],
    ["date behind wrappers", price(z.date().nullable().optional().readonly()), `SCHEMA_DATE ${at}`],
    ["date behind a transform", price(z.date().transform(String)), `SCHEMA_DATE ${at}`],
    ["date behind a preprocess", price(z.preprocess((value) => value, z.date())), `SCHEMA_DATE ${at}`],
    ["date of zod/mini", mini.object({ at: mini.date() }), "SCHEMA_DATE payload.at"],
    ["date of zod 3", price3(z3.date()), `SCHEMA_DATE ${at}`],
    ["bigint", price(z.bigint()), `SCHEMA_BIGINT ${at}`],
    ["int64", price(z.int64()), `SCHEMA_BIGINT ${at}`],
    ["uint64", price(z.uint64()), `SCHEMA_BIGINT ${at}`],
    ["bigint literal", price(z.literal([1, 5n])), `SCHEMA_BIGINT ${at}`],
    ["bigint of zod 3", price3(z3.bigint()), `SCHEMA_BIGINT ${at}`],
    ["map", price(z.map(z.string(), z.string())), `SCHEMA_MAP ${at}`],
    ["map of zod 3", price3(z3.map(z3.string(), z3.string())), `SCHEMA_MAP ${at}`],
    ["set", price(z.set(z.string())), `SCHEMA_SET ${at}`],
    ["set of zod 3", price3(z3.set(z3.string())), `SCHEMA_SET ${at}`],
    ["nan", price(z.nan()), `SCHEMA_NAN ${at}`],
    ["undefined", price(z.undefined()), `SCHEMA_UNDEFINED ${at}`],
    ["undefined literal", price(z.literal([undefined, "a"])), `SCHEMA_UNDEFINED ${at}`],
    ["void", price(z.void()), `SCHEMA_UNDEFINED ${at}`],
    ["symbol", price(z.symbol()), `SCHEMA_SYMBOL ${at}`],
    ["function", z.object({ price: z.function() as unknown as z.ZodType }), "SCHEMA_FUNCTION payload.price"],
    ["custom", price(z.custom<string>()), `SCHEMA_CUSTOM ${at}`],
    ["instanceof", price(z.instanceof(Money)), `SCHEMA_CUSTOM ${at}`],
    ["instanceof of zod 3", price3(z3.instanceof(Money)), `SCHEMA_CUSTOM ${at}`],
    ["file", price(z.file()), `SCHEMA_FILE ${at}`],
    ["promise", price(z.promise(z.string())), `SCHEMA_PROMISE ${at}`],
    ["success", price(z.success(z.string())), `SCHEMA_SUCCESS ${at}`],
    ["bare transform", price(z.transform((value) => value)), `SCHEMA_TRANSFORM ${at}`],
    ["default by the clock", price(z.number().default(() => Date.now())), `SCHEMA_DEFAULT_UNSTABLE ${at}`],
    ["default by chance", price(z.number().default(() => Math.random())), `SCHEMA_DEFAULT_UNSTABLE ${at}`],
    [
      "prefault by the clock",
      price(z.string().prefault(() => new Date().toISOString())),
      `SCHEMA_DEFAULT_UNSTABLE ${at}`,
    ],
    [
      "default by the clock of zod 3",
      price3(z3.number().default(() => Date.now())),
      `SCHEMA_DEFAULT_UNSTABLE ${at}`,
    ],
    ["array of optional", price(z.array(z.string().optional())), `SCHEMA_ARRAY_OF_OPTIONAL ${at}[]`],
    ["array of default", price(z.array(z.string().default("a"))), `SCHEMA_ARRAY_OF_OPTIONAL ${at}[]`],
    [
      "array of optional of zod 3",
      price3(z3.array(z3.string().optional())),
      `SCHEMA_ARRAY_OF_OPTIONAL ${at}[]`,
    ],
    [
      "array of optional, deep",
      price(z.array(z.record(z.string(), z.array(z.number().optional())))),
      `SCHEMA_ARRAY_OF_OPTIONAL ${at}[].*[]`,
    ],
    ["regex with flags", price(z.string().regex(/a/y)), `SCHEMA_PATTERN_FLAGS ${at}`],
    ["format with flags", price(z.email({ pattern: /@/y })), `SCHEMA_PATTERN_FLAGS ${at}`],
    ["custom format with flags", price(z.stringFormat("x", /(x)\1/i)), `SCHEMA_PATTERN_FLAGS ${at}`],
    ["regex with flags of zod 3", price3(z3.string().regex(/a/y)), `SCHEMA_PATTERN_FLAGS ${at}`],
    [
      "regex with flags as a record's key",
      price(z.record(z.string().regex(/a/y), z.string())),
      `SCHEMA_PATTERN_FLAGS ${at}.*`,
    ],
    ["regex of half an emoji", price(z.string().regex(/^😀+$/)), `SCHEMA_PATTERN_UNICODE ${at}`],
    [
      "property of every object",
      z.object({ constructor: z.string() }),
      "SCHEMA_PROPERTY_RESERVED payload.constructor",
    ],
    [
      "property toString",
      price(z.object({ toString: z.string() })),
      `SCHEMA_PROPERTY_RESERVED ${at}.toString`,
    ],
    [
      "property __proto__",
      z.object({ ["__proto__"]: z.string() }),
      "SCHEMA_PROPERTY_RESERVED payload.__proto__",
    ],
    [
      "record key of every object",
      price(z.record(z.enum(["valueOf"]), z.string())),
      `SCHEMA_PROPERTY_RESERVED ${at}.valueOf`,
    ],
    ["text as the root", z.string(), "SCHEMA_ROOT payload"],
    ["trimmed text as the root", z.string().trim(), "SCHEMA_ROOT payload"],
    ["array as the root", z.array(z.string()), "SCHEMA_ROOT payload"],
    ["optional root", z.object({}).optional(), "SCHEMA_ROOT payload"],
    ["nullable root", z.object({}).nullable(), "SCHEMA_ROOT payload"],
    ["default root", z.object({}).default({}), "SCHEMA_ROOT payload"],
    ["union with a text as the root", z.union([z.object({}), z.string()]), "SCHEMA_ROOT payload"],
    ["anything as the root", z.any(), "SCHEMA_ROOT payload"],
    ["anything of zod 3 as the root", z3.any(), "SCHEMA_ROOT payload"],
    [
      "zod 3 in zod 4",
      z.object({ price: z3.string() as unknown as z.ZodType }),
      "SCHEMA_MIXED payload.price",
    ],
    [
      "zod 4 in zod 3",
      z3.object({ price: z.string() as unknown as z3.ZodTypeAny }),
      "SCHEMA_MIXED payload.price",
    ],
    [
      "zod 3 in an array",
      z.object({ a: z.array(z3.string() as unknown as z.ZodType) }),
      "SCHEMA_MIXED payload.a[]",
    ],
    ["endless", endless(), "SCHEMA_TOO_DEEP payload"],
    ["a getter that throws", throwing(), "SCHEMA_UNREADABLE payload"],
    ["a symbol as a key", z.object({ [Symbol("s")]: z.string() }), "SCHEMA_CONVERSION payload"],
    [
      "numeric enum reverse names",
      price(z.enum({ Apple: 1, 1: "Apple" }).and(z.date())),
      `SCHEMA_DATE ${at}`,
    ],
  ])("%s", async (_name, schema, expected) => {
    expect(await problemsOf(schema)).toEqual([expected]);
  });

  test("a date twice is reported twice, and beside the other problems", async () => {
    const shared = z.date();
    expect(
      await problemsOf(z.object({ a: shared, b: z.object({ "two words": shared }), c: z.bigint() })),
    ).toEqual(["SCHEMA_DATE payload.a", 'SCHEMA_DATE payload.b["two words"]', "SCHEMA_BIGINT payload.c"]);
  });

  test("a result is checked alike, and may be any JSON value", async () => {
    const job = (result: AnySchema) => defineJob({ name: "j", payload: z.object({}), result });
    const bad = await buildContract(defineManifest({ name: "m", jobs: [job(z.object({ at: z.date() }))] }));
    expect(bad.diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual(["SCHEMA_DATE result.at"]);
    const good = await buildContract(defineManifest({ name: "m", jobs: [job(z.array(z.string()))] }));
    expect(good.contract?.jobs[0]?.result?.schema.type).toBe("array");
  });

  test("the fix for zod 3 is written in zod 3", async () => {
    const { diagnostics } = await buildContract(
      defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload: price3(z3.date()) })] }),
    );
    expect(diagnostics[0]?.fix).toContain("z.string().datetime()");
  });
});

describe("what other languages check otherwise is a warning", () => {
  test.each<[string, AnySchema, string]>([
    ["refine", price(z.string().refine(Boolean)), `SCHEMA_CHECK_IN_CODE ${at}`],
    ["trim", price(z.string().trim()), `SCHEMA_OVERWRITE ${at}`],
    ["jwt", price(z.jwt()), `SCHEMA_FORMAT_IN_CODE ${at}`],
    ["stringbool", price(z.stringbool()), `SCHEMA_STRINGBOOL ${at}`],
    ["refine of zod 3", price3(z3.string().refine(Boolean)), `SCHEMA_CHECK_IN_CODE ${at}`],
    ["coerce", price(z.coerce.number()), `SCHEMA_INPUT_WIDER ${at}`],
    ["coerced date", price(z.coerce.date()), `SCHEMA_COERCED_DATE ${at}`],
    ["coerced bigint", price(z.coerce.bigint()), `SCHEMA_COERCED_BIGINT ${at}`],
    ["catch", price(z.number().catch(1)), `SCHEMA_CATCH ${at}`],
    ["preprocess", price(z.preprocess((value) => value, z.string())), `SCHEMA_PREPROCESS ${at}`],
    ["multiples of a fraction", price(z.number().multipleOf(0.01)), `SCHEMA_DIVISOR_FRACTION ${at}`],
    ["url", price(z.url()), `SCHEMA_URL ${at}`],
    ["unknown", price(z.unknown()), `SCHEMA_VALUE_UNKNOWN ${at}`],
    ["lookahead", price(z.string().regex(/^[a-z]+(?=a)a$/)), `SCHEMA_PATTERN_NOT_PORTABLE ${at}`],
  ])("%s", async (_name, schema, expected) => {
    expect(await problemsOf(schema)).toEqual([expected]);
  });
});

test("schemas that all refer to each other are walked in good time", async () => {
  const all: z.ZodObject[] = Array.from({ length: 14 }, (_, index) =>
    z.object({
      [`own${index}`]: z.string(),
      get others() {
        return z.object(Object.fromEntries(all.map((other, key) => [`to${key}`, z.optional(other)])));
      },
    }),
  );
  const started = performance.now();
  expect(await problemsOf(all[0] ?? z.object({}))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("the treatment of each kind is the severity of its page", () => {
  for (const row of Object.values(portability)) {
    if ("code" in row) expect(catalogue[row.code].severity).toBe(row.treatment);
    else expect(row.treatment).toBe("accepted");
  }
});

function throwing(): AnySchema {
  return z.object({
    get later(): z.ZodString {
      throw new ReferenceError("Cannot access 'later' before initialization");
    },
  });
}

function endless(): AnySchema {
  const level = (): z.ZodType => z.object({ child: z.lazy(level) });
  return level();
}
