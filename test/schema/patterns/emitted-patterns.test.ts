import { defineJob, defineManifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import * as z3 from "zod/v3";
import { buildContract } from "../../../schema/build-contract.ts";
import type { Json, JsonObject } from "../../../schema/json.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";

/** The JSON Schema of one text, without a word of warning. */
async function textSchema(payload: AnySchema): Promise<Json | undefined> {
  const job = defineJob({ name: "j", payload });
  const { contract, diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
  expect(diagnostics).toEqual([]);
  const properties = contract?.jobs[0]?.payload.schema.properties;
  return (properties as JsonObject | undefined)?.text;
}

const type = "string";

describe("a text's patterns in its JSON Schema", () => {
  test.each<[string, z.ZodType, JsonObject]>([
    ["flags", z.string().regex(/^order \d+$/i), { type, pattern: "^[Oo][Rr][Dd][Ee][Rr] [0-9]+$" }],
    [
      "lookahead",
      z.string().regex(/^(?=.*[a-z])(?!0)\w+$/s),
      {
        type,
        allOf: [{ pattern: "^[\\s\\S]*[a-z]" }, { pattern: "^[A-Za-z0-9_]+$" }, { not: { pattern: "^0" } }],
      },
    ],
    [
      "two regexes of one text with other flags",
      z.string().regex(/^a/).regex(/^a/i),
      { type, allOf: [{ pattern: "^a" }, { pattern: "^[Aa]" }] },
    ],
    [
      "once, in a schema that was made of another",
      z
        .string()
        .regex(/^(?!a)\d/)
        .max(5)
        .meta({ title: "T" }),
      { title: "T", type, maxLength: 5, allOf: [{ pattern: "^[0-9]" }, { not: { pattern: "^a" } }] },
    ],
    ["a custom format", z.stringFormat("sku", /^\w-\d$/), { type, pattern: "^[A-Za-z0-9_]-[0-9]$" }],
    [
      "a template",
      z.templateLiteral(["id-", z.int(), "/", z.string()]),
      { type, pattern: "^id--?[0-9]+/[\\s\\S]*$" },
    ],
  ])("%s", async (_name, text, expected) => {
    expect(await textSchema(z.object({ text }))).toEqual(expected);
  });

  test("keys of records", async () => {
    const key = z.string().regex(/^x\d/i);
    expect(await textSchema(z.object({ text: z.looseRecord(key, z.null()) }))).toEqual({
      type: "object",
      patternProperties: { "^[Xx][0-9]": { type: "null" } },
    });
    expect(await textSchema(z.object({ text: z.record(key, z.null()) }))).toEqual({
      type: "object",
      propertyNames: { type, pattern: "^[Xx][0-9]" },
      additionalProperties: { type: "null" },
    });
  });

  test("zod/mini and zod 3", async () => {
    const text = mini.string().check(mini.regex(/^\d$/i));
    expect(await textSchema(mini.object({ text }))).toEqual({ type, pattern: "^[0-9]$" });
    const older = z3
      .string()
      .regex(/^(?!0)a\d/i)
      .startsWith("a-/b");
    expect(await textSchema(z3.object({ text: older }))).toEqual({
      type,
      allOf: [{ pattern: "^[Aa][0-9]" }, { not: { pattern: "^0" } }, { pattern: "^a-/b" }],
    });
  });
});
