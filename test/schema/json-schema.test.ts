import { defineJob, defineManifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as z3 from "zod/v3";
import { buildContract } from "../../schema/build-contract.ts";
import type { SchemaContract } from "../../schema/contract.ts";
import type { Json, JsonObject } from "../../schema/json.ts";
import { toDraft07 } from "../../schema/json-schema/draft-07.ts";
import type { AnySchema } from "../../schema/zod-types.ts";
import { compiled } from "./agreement/verdicts.ts";
import * as schemas from "./types/schemas.ts";

/** The contract of a payload's schema, which must not be refused. */
async function payloadContract(payload: AnySchema, schemaBase?: string): Promise<SchemaContract> {
  const job = defineJob({
    name: "send-mail",
    description: "Sends.",
    payload,
    version: 2,
    deprecated: "use b",
  });
  const { contract, diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }), {
    schemaBase,
  });
  const built = contract?.jobs[0]?.payload;
  if (built) return built;
  throw new Error(diagnostics.map(({ message }) => message).join("; "));
}

test("the document says what it is: dialect, id, title, description, deprecation", async () => {
  const { schema } = await payloadContract(z.object({ id: z.string() }), "https://example.com/jobs/");
  expect(schema).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://example.com/jobs/send-mail/v2.json",
    title: "SendMail",
    description: "Sends.",
    deprecated: true,
    type: "object",
    properties: { id: { type: "string" } },
    required: ["id"],
  });
});

test("names are sorted and keywords have one order, however the schema was written", async () => {
  const first = await payloadContract(z.object({ b: z.string().max(2).min(1), a: z.number() }));
  const second = await payloadContract(z.object({ a: z.number(), b: z.string().min(1).max(2) }));
  expect(JSON.stringify(first.schema)).toBe(JSON.stringify(second.schema));
  expect(Object.keys(first.schema.properties as JsonObject)).toEqual(["a", "b"]);
});

test(".meta() adds titles, descriptions, examples and deprecation, and nothing that changes the meaning", async () => {
  const id = z.string().meta({
    title: "Id",
    description: "An id",
    examples: ["x"],
    deprecated: true,
    type: "number",
    maxLength: 1,
  });
  const { schema } = await payloadContract(z.object({ id }));
  expect(schema.properties).toEqual({
    id: { title: "Id", description: "An id", deprecated: true, examples: ["x"], type: "string" },
  });
});

describe("the root is an object of its own", () => {
  const Tree = z.object({
    name: z.string(),
    get children() {
      return z.array(Tree);
    },
  });
  const Tree3: z3.ZodType<{ children: unknown[] }> = z3.lazy(() => z3.object({ children: z3.array(Tree3) }));
  test.each<[string, AnySchema]>([
    ["a union", z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])],
    ["a recursive object", Tree],
    ["a recursive object with an id", Tree.meta({ id: "Tree" })],
    ["a lazy recursive object", z.lazy(() => Tree)],
    ["a readonly recursive object", Tree.readonly()],
    ["an intersection", Tree.and(z.object({ extra: z.string() }))],
    ["a recursive object of zod 3", Tree3],
  ])("for %s", async (_name, payload) => {
    const { schema } = await payloadContract(payload);
    expect(schema.type).toBe("object");
    expect(schema.$ref).toBeUndefined();
    expect(compiled(schema, "2020-12")({ name: "a", children: [], a: "", extra: "" })).toBe(true);
  });

  test("recursive parts get the names of their types, shared parts their ids", async () => {
    const shared = z.object({ street: z.string() }).meta({ id: "Address" });
    const { schema, definitions } = await payloadContract(z.object({ tree: Tree, from: shared, to: shared }));
    expect(Object.keys(schema.$defs as JsonObject)).toEqual(["Address", "Tree"]);
    expect(definitions.map(({ name }) => name)).toEqual(["Tree"]);
    expect((schema.properties as JsonObject).from).toEqual({ $ref: "#/$defs/Address" });
  });
});

describe("validators in strict mode take every schema, in both drafts", () => {
  const { tuples: _refused, ...accepted } = schemas;
  test.each(Object.entries(accepted))("%s", async (_name, payload) => {
    const { schema } = await payloadContract(payload);
    expect(() => compiled(schema, "2020-12")).not.toThrow();
    expect(() => compiled(toDraft07(schema), "07")).not.toThrow();
  });
});

const card = z.object({ type: z.literal("card"), number: z.string().length(4) });
const cash = z.strictObject({ type: z.literal("cash") });
const card3 = z3.object({ type: z3.literal("card"), number: z3.string().length(4) });
const cash3 = z3.object({ type: z3.literal("cash") }).strict();

describe("zod, JSON Schema 2020-12 and draft-07 agree on what is valid", () => {
  const values: readonly Json[] = [
    null,
    true,
    false,
    0,
    1,
    -1,
    1.5,
    12,
    "",
    "a",
    "abcd",
    "x-1",
    "ada@example.com",
    "2020-01-01",
    "2020-01-01T00:00:00Z",
    "0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b",
    [],
    ["a"],
    ["a", 1],
    [1, "a"],
    ["a", "b", "c"],
    {},
    { a: "x" },
    { a: 1 },
    { b: 1 },
    { a: "x", b: 1 },
    { a: null },
    { a: {} },
    { type: "cash" },
    { type: "cash", more: 1 },
    { type: "card", number: "1234" },
    { type: "card", number: "1" },
    { children: [] },
    { children: [{ children: [1] }] },
    { left: 1 },
    { left: 1, right: 2 },
    { left: 1, middle: 2 },
    { "x-1": 1 },
  ];
  const tree = z.object({
    get children() {
      return z.array(tree);
    },
  });
  const tree3: z3.ZodType<unknown> = z3.object({ children: z3.array(z3.lazy(() => tree3)) });
  test.each<[string, z.ZodType | z3.ZodTypeAny]>([
    ["string", z.string()],
    ["lengths", z.string().min(1).max(3)],
    ["starts with", z.string().startsWith("a").endsWith("d")],
    ["pattern", z.string().regex(/^[a-z]$/)],
    ["email", z.email()],
    ["uuid", z.uuid()],
    ["date", z.iso.date()],
    ["date-time", z.iso.datetime()],
    ["date codec", z.codec(z.iso.datetime(), z.date(), { decode: (text) => new Date(text), encode: String })],
    ["number", z.number()],
    ["integer", z.int()],
    ["range", z.number().min(0).lt(12)],
    ["multiple", z.number().multipleOf(3)],
    ["boolean", z.boolean()],
    ["null", z.null()],
    ["never", z.never()],
    ["literals", z.literal(["a", 1, null, true])],
    ["enum", z.enum(["a", "b"])],
    ["numeric enum", z.enum({ One: 1, Twelve: 12 })],
    ["template", z.templateLiteral(["x-", z.number()])],
    ["nullable", z.string().nullable()],
    ["array", z.array(z.string())],
    ["bounded array", z.array(z.any()).min(1).max(2)],
    ["tuple", z.tuple([z.string(), z.number()])],
    ["tuple with rest", z.tuple([z.string()], z.string())],
    ["object", z.object({ a: z.string() })],
    ["optional", z.object({ a: z.string().optional() })],
    ["exact optional", z.object({ a: z.string().exactOptional() })],
    ["nonoptional", z.object({ a: z.string().optional().nonoptional() })],
    ["default", z.object({ a: z.string().default("d") })],
    ["prefault", z.object({ a: z.string().prefault("d") })],
    ["strict", z.strictObject({ a: z.string() })],
    ["loose", z.looseObject({ a: z.string() })],
    ["catchall", z.object({ a: z.string() }).catchall(z.number())],
    ["record", z.record(z.string(), z.number())],
    ["record by enum", z.record(z.enum(["left", "right"]), z.number())],
    ["partial record by enum", z.partialRecord(z.enum(["left", "right"]), z.number())],
    ["record by pattern", z.record(z.string().regex(/^x-/), z.number())],
    ["loose record by pattern", z.looseRecord(z.string().regex(/^x-/), z.string())],
    ["loose record by enum", z.looseRecord(z.enum(["left", "right"]), z.number())],
    ["union", z.union([z.string(), z.number()])],
    ["discriminated union", z.discriminatedUnion("type", [card, cash])],
    ["xor", z.xor([z.object({ a: z.string() }), z.object({ b: z.number() })])],
    ["intersection", z.object({ a: z.string() }).and(z.object({ b: z.number() }))],
    ["strict intersection", z.strictObject({ a: z.string() }).and(z.strictObject({ b: z.number() }))],
    ["recursive", tree],
    ["json", z.json()],
    ["transform", z.string().transform(Number)],
    ["brand, readonly", z.object({ a: z.string().brand("A") }).readonly()],
    ["zod 3 string", z3.string().min(1).max(3)],
    ["zod 3 email", z3.string().email()],
    ["zod 3 number", z3.number().int().min(0).max(12)],
    ["zod 3 object", z3.object({ a: z3.string().optional(), b: z3.number().default(1) })],
    ["zod 3 strict", z3.object({ a: z3.string() }).strict()],
    ["zod 3 passthrough", z3.object({ a: z3.string() }).passthrough()],
    ["zod 3 catchall", z3.object({ a: z3.string() }).catchall(z3.number())],
    ["zod 3 tuple", z3.tuple([z3.string(), z3.number()])],
    ["zod 3 tuple with rest", z3.tuple([z3.string()]).rest(z3.string())],
    ["zod 3 record by enum", z3.record(z3.enum(["left", "right"]), z3.number())],
    ["zod 3 record by pattern", z3.record(z3.string().regex(/^x-/), z3.number())],
    ["zod 3 union", z3.union([z3.string(), z3.null()])],
    ["zod 3 discriminated union", z3.discriminatedUnion("type", [card3, cash3])],
    ["zod 3 intersection", z3.object({ a: z3.string() }).and(z3.object({ b: z3.number() }))],
    ["zod 3 recursive", tree3],
    ["zod 3 native enum", z3.nativeEnum({ A: "a", One: 1 } as const)],
    ["zod 3 transform", z3.string().transform(Number)],
    ["zod 3 pipeline", z3.string().transform(String).pipe(z3.string())],
    ["zod 3 brand, readonly, lazy", z3.lazy(() => z3.object({ a: z3.string().brand("A") }).readonly())],
  ])("%s", async (_name, schema) => {
    const wrapped = "_zod" in schema ? z.object({ value: schema }) : z3.object({ value: schema });
    const { schema: document } = await payloadContract(wrapped);
    const [newer, older] = [compiled(document, "2020-12"), compiled(toDraft07(document), "07")];
    for (const value of values) {
      const valid = wrapped.safeParse({ value }).success;
      const verdict = { value, newer: newer({ value }), older: older({ value }) };
      expect(verdict).toEqual({ value, newer: valid, older: valid });
    }
  });
});

describe("draft-07 spells its own way", () => {
  const Node = z.object({
    get next() {
      return Node.optional();
    },
  });
  const shared = z.string().min(1).meta({ id: "Name" });
  const payload = z.object({
    node: Node,
    first: shared,
    last: shared.describe("The family's."),
    pair: z.tuple([z.string()], z.number()),
    id: z.uuid(),
  });

  test("its dialect, an id of its own, definitions, and references to them", async () => {
    const { schema } = await payloadContract(payload, "https://example.com/jobs");
    const { $schema, $id, definitions, properties } = toDraft07(schema);
    expect([$schema, $id]).toEqual([
      "http://json-schema.org/draft-07/schema#",
      "https://example.com/jobs/send-mail/v2.draft-07.json",
    ]);
    expect(Object.keys(definitions as JsonObject)).toEqual(Object.keys(schema.$defs as JsonObject));
    expect(properties).toMatchObject({
      first: { $ref: "#/definitions/Name" },
      // What stood beside the reference would be ignored.
      last: { description: "The family's.", allOf: [{ $ref: "#/definitions/Name" }] },
    });
  });

  test("tuples, and formats that it does not know", async () => {
    const { properties } = toDraft07((await payloadContract(payload)).schema);
    expect(properties).toMatchObject({
      pair: { type: "array", items: [{ type: "string" }], additionalItems: { type: "number" }, minItems: 1 },
    });
    expect((properties as Record<string, JsonObject>).id).not.toHaveProperty("format");
  });
});

test("a zod 3 schema without recursion has no definitions", async () => {
  expect((await payloadContract(z3.object({ id: z3.string() }))).schema).not.toHaveProperty("$defs");
});
