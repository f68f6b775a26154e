import { Ajv2020 } from "ajv/dist/2020.js";
import { defineJob, defineManifest } from "jobwright";
import { expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../../schema/build-contract.ts";
import { compileOutputs, type Output } from "./compile-outputs.ts";
import { examine } from "./examine.ts";
import type { ManifestModel } from "./manifest-model.ts";
import type { SchemaModel } from "./schema-model.ts";

/** Payloads that are large in every way that codegen takes. */
const largest: Readonly<Record<string, SchemaModel>> = {
  "90 levels": nested(90),
  "500 properties": objectOf(Array.from({ length: 500 }, (_, index) => `property ${index}`)),
  "an enum of 1,000 values": wrapped({ kind: "enum", values: manyTexts(1_000) }),
  "a choice between 1,000 literals": wrapped({ kind: "literal", values: manyTexts(1_000) }),
  "a text of 50,000 characters": wrapped({ kind: "literal", values: ["`${*/".repeat(10_000)] }),
};

test("payloads as large as they may be mean the same in every file, which compiles", async () => {
  const outputs: Output[] = [];
  for (const [what, payload] of Object.entries(largest)) {
    const model = manifestWith(payload);
    const { refused, texts } = await examine(model);
    expect(refused, what).toBeUndefined();
    if (texts) outputs.push({ model, texts });
  }
  expect(await compileOutputs(outputs)).toEqual([]);
}, 120_000);

test("200 levels are refused", async () => {
  expect(await examine(manifestWith(nested(200)))).toEqual({ refused: ["SCHEMA_TOO_DEEP"] });
});

test("a choice between nothing is a JSON Schema that takes nothing", async () => {
  const payload = z.object({ choice: z.union([]), other: z.xor([]).optional() });
  const { contract } = await buildContract(
    defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload })] }),
  );
  const validate = new Ajv2020({ strict: true }).compile(contract?.jobs[0]?.payload.schema ?? {});
  for (const choice of [null, 1, "", {}]) expect(validate({ choice })).toBe(false);
});

function manifestWith(payload: SchemaModel): ManifestModel {
  return { name: "extremes", jobs: [{ name: "large", payload }], routers: [] };
}

function nested(levels: number): SchemaModel {
  return levels === 0 ? { kind: "string" } : wrapped(nested(levels - 1));
}

function wrapped(schema: SchemaModel): SchemaModel {
  return { kind: "object", properties: [{ name: "inner", schema, optional: false }] };
}

function objectOf(names: readonly string[]): SchemaModel {
  const schema: SchemaModel = { kind: "string" };
  return { kind: "object", properties: names.map((name) => ({ name, schema, optional: false })) };
}

function manyTexts(length: number): readonly string[] {
  return Array.from({ length }, (_, index) => `value ${index}`);
}
