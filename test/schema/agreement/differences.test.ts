import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as z3 from "zod/v3";
import type { Json } from "../../../schema/json.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { judge } from "./verdicts.ts";

/** What zod and JSON Schema, in both drafts, say of values: they must say the same. */
async function verdicts(schema: AnySchema, values: readonly Json[]): Promise<readonly boolean[]> {
  const payload = "_zod" in schema ? z.object({ value: schema }) : wrapped3(schema);
  const judged = await judge(payload);
  if ("refused" in judged) throw new Error(judged.refused.join());
  return values.map((value) => {
    const valid = judged.zod({ value });
    const verdict = { value, draft2020: judged.draft2020({ value }), draft07: judged.draft07({ value }) };
    expect(verdict).toEqual({ value, draft2020: valid, draft07: valid });
    return valid;
  });
}

function wrapped3(schema: AnySchema): AnySchema {
  return z3.object({ value: schema as unknown as z3.ZodTypeAny });
}

describe("where zod's converter, or zod-to-json-schema, writes another schema than zod means", () => {
  const strict = z.strictObject({ a: z.string() });
  test.each<[string, AnySchema, readonly Json[], readonly boolean[]]>([
    ["a character of two UTF-16 units", z.string().length(2), ["😀", "😀a", "😀😀"], [false, true, true]],
    ["email: a domain that ends in a hyphen", z.email(), ["a@b-.com", "a@b"], [true, false]],
    ["email of another pattern", z.email({ pattern: z.regexes.html5Email }), ["a@b", "a"], [true, false]],
    ["duration: a fraction of a second", z.iso.duration(), ["PT1.5S", "P"], [true, false]],
    [
      "a format of one's own by a standard's name",
      z.stringFormat("date", /^[0-9]+$/),
      ["1", "2020-01-01"],
      [true, false],
    ],
    ["ipv6 that ends in an IPv4 address", z.ipv6(), ["::ffff:192.0.2.1", "::1%eth0"], [true, false]],
    ["cidrv6 that ends in an IPv4 address", z.cidrv6(), ["::ffff:1.2.3.4/128", "::/129"], [true, false]],
    [
      "a place in a text behind the end of a line",
      z.string().includes("x", { position: 2 }),
      ["\n\nx", "x"],
      [true, false],
    ],
    ["an empty text at a place", z.string().includes("", { position: 2 }), ["", "a"], [true, true]],
    ["an enum with a value twice", z.enum({ One: 1, Uno: 1 }), [1, 2], [true, false]],
    ["a literal with a value twice", z.literal(["a", "a"]), ["a", "b"], [true, false]],
    ["a limit that is none", z.number().max(Infinity), [1e308, "a"], [true, false]],
    ["a limit that nothing keeps", z.number().min(Infinity), [1e308], [false]],
    ["a length below zero", z.string().max(-1), ["", "a"], [false, false]],
    ["a length of a fraction", z.array(z.null()).length(1.5), [[null], [null, null]], [false, false]],
    ["a union of nothing", z.union([]), [1, null], [false, false]],
    [
      "a loose record of any name",
      z.looseRecord(z.string(), z.number()),
      [{ a: 1 }, { a: "a" }],
      [true, false],
    ],
    [
      "a loose record of a template",
      z.looseRecord(z.templateLiteral(["x", z.int()]), z.null()),
      [{ x1: 1 }, { y: 1 }],
      [false, true],
    ],
    [
      "a record by a union of names",
      z.record(z.union([z.literal("a"), z.enum(["b"])]), z.null()),
      [{ a: null, b: null }, { a: null }],
      [true, false],
    ],
    [
      "strict parts, which share what they know",
      z.intersection(strict, z.strictObject({ b: z.string() }).describe("B")),
      [
        { a: "", b: "" },
        { a: "", b: "", c: "" },
      ],
      [true, false],
    ],
    [
      "a strict part beside an open one",
      z.intersection(strict, z.object({ b: z.string() })),
      [{ a: "", b: "", c: "" }, { a: "" }],
      [true, false],
    ],
    [
      "a strict part beside a shared one",
      z.intersection(strict, z.strictObject({ b: z.string() }).meta({ id: "AgreementB" })),
      [{ a: "", b: "" }, { b: "" }],
      [true, false],
    ],
    [
      "a strict part beside a record",
      z.intersection(strict, z.record(z.string().regex(/^x/), z.null())),
      [
        { a: "", x: null },
        { a: "", y: null },
      ],
      [true, false],
    ],
    [
      "strict objects within the parts, which share nothing",
      z.intersection(z.object({ in: strict }), z.object({ in: z.strictObject({ b: z.string() }) })),
      [{ in: { a: "", b: "" } }],
      [false],
    ],
    [
      "options that may all lack the tag",
      z.discriminatedUnion("t", [
        z.object({ t: z.literal("a").optional() }),
        z.object({ t: z.literal("b").optional(), c: z.string() }),
      ]),
      [{}, { t: "a" }],
      [false, true],
    ],
    [
      "a discriminated union that falls back",
      z.discriminatedUnion("t", [z.object({ t: z.literal("a") }), z.object({ t: z.literal("b") })], {
        unionFallback: true,
      }),
      [{ t: "a" }, { t: "c" }],
      [true, false],
    ],
    [
      "a shared part with notes",
      z.object({
        a: z
          .record(z.literal(["a", "b"]), z.null())
          .meta({ id: "AgreementC" })
          .describe("again"),
      }),
      [{ a: { a: null, b: null } }, { a: {} }],
      [true, false],
    ],
    [
      "zod 3: an offset, and a minute's precision",
      z3.string().datetime({ offset: true }),
      ["2020-01-01T00:00+0100", "2020-01-01"],
      [true, false],
    ],
    [
      "zod 3: a local time",
      z3.string().datetime({ local: true }),
      ["2020-01-01T00:00:00", "2020-01-01T00:00:00+01:00"],
      [true, false],
    ],
    [
      "zod 3: a precision",
      z3.string().datetime({ precision: 3 }),
      ["2020-01-01T00:00:00.123Z", "2020-01-01T00:00:00Z"],
      [true, false],
    ],
    ["zod 3: a time of day", z3.string().time(), ["12:00:00", "12:00:00Z"], [true, false]],
    ["zod 3: a duration", z3.string().duration(), ["PT1.5S", "P"], [true, false]],
    [
      "zod 3: an address with a zone",
      z3.string().ip(),
      ["fe80::1%eth0", "1.2.3.4", "::g"],
      [true, true, false],
    ],
    ["zod 3: ulid in small letters", z3.string().ulid(), ["01arz3ndektsv4rrffq69g5fav", "i"], [true, false]],
    ["zod 3: email", z3.string().email(), ["a@b-.com", ".a@b.co"], [true, false]],
    [
      "zod 3: a uuid without urn:",
      z3.string().uuid(),
      ["urn:uuid:0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b"],
      [false],
    ],
    ["zod 3: a place in a text", z3.string().includes("x", { position: 2 }), ["\n\nx", "x"], [true, false]],
    ["zod 3: null as a literal", z3.literal(null), [null, {}], [true, false]],
    ["zod 3: nullable null", z3.null().nullable(), [null, 1], [true, false]],
    ["zod 3: a limit twice", z3.number().min(5).min(3), [4, 5], [false, true]],
    [
      "zod 3: strict parts, which share nothing",
      z3
        .object({ a: z3.string() })
        .strict()
        .and(z3.object({ b: z3.string() })),
      [{ a: "", b: "" }, { a: "" }],
      [false, false],
    ],
    [
      "zod 3: a record by literal",
      z3.record(z3.literal("a"), z3.null()),
      [{ a: null }, { b: null }],
      [true, false],
    ],
  ])("%s", async (_name, schema, values, valid) => {
    expect(await verdicts(schema, values)).toEqual(valid);
  });
});

describe("the differences that are documented, and no more", () => {
  test("zod 3 counts a character beyond the Basic Multilingual Plane twice in a length", async () => {
    const judged = await judge(z3.object({ value: z3.string().min(2).max(3) }));
    if ("refused" in judged) throw new Error(judged.refused.join());
    for (const text of ["", "a", "ab", "abc", "abcd", "😀", "😀a", "😀😀", "a😀b", "😀😀😀", "😀😀😀😀"]) {
      const json = judged.draft2020({ value: text });
      expect({ text, json, zod: judged.zod({ value: text }) }).toEqual({
        text,
        json: judged.zod({ value: text.replace(/./gsu, "a") }),
        zod: judged.draft2020({ value: text.replace(/./gs, "a") }),
      });
      expect(judged.draft07({ value: text })).toBe(json);
    }
  });

  test("zod counts the place from which .includes() looks in UTF-16 units", async () => {
    const judged = await judge(z.object({ value: z.string().includes("b", { position: 3 }) }));
    if ("refused" in judged) throw new Error(judged.refused.join());
    const value = { value: "a😀b" };
    expect([judged.zod(value), judged.draft2020(value), judged.draft07(value)]).toEqual([true, false, false]);
  });

  test("zod takes a fraction as the length of a prefix", async () => {
    const judged = await judge(z.object({ value: z.cidrv6() }));
    if ("refused" in judged) throw new Error(judged.refused.join());
    const value = { value: "1::/1.5" };
    expect([judged.zod(value), judged.draft2020(value), judged.draft07(value)]).toEqual([true, false, false]);
  });

  test("zod leaves out a key __proto__ of a record unchecked", async () => {
    const judged = await judge(z.object({ value: z.record(z.string(), z.number()) }));
    if ("refused" in judged) throw new Error(judged.refused.join());
    const value: Json = JSON.parse('{ "value": { "__proto__": "no number" } }');
    expect([judged.zod(value), judged.draft2020(value), judged.draft07(value)]).toEqual([true, false, false]);
  });
});
