import { expect, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import * as z3 from "zod/v3";
import type { PropertyNode } from "../../../schema/type-node.ts";
import { schemaTypes } from "../../../schema/types/schema-types.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";

const text = z.string().meta({ description: "A text.", deprecated: true });

test.each<[string, AnySchema]>([
  ["itself", text],
  ["optional", text.optional()],
  ["exactOptional", text.exactOptional()],
  ["nullable", text.nullable()],
  ["nullish", text.nullish()],
  ["nonoptional", text.optional().nonoptional()],
  ["readonly", text.readonly()],
  ["catch", text.catch("")],
  ["a check", text.min(1)],
  ["a refinement", text.refine(Boolean)],
  ["transform", text.transform((value) => value.length)],
  ["pipe", text.pipe(z.string())],
  [
    "mini optional",
    mini.optional(mini.string().check(mini.meta({ description: "A text.", deprecated: true }))),
  ],
])("notes on a schema are on its property through %s", (_name, schema) => {
  expect(propertyOf(schema)).toMatchObject({ description: "A text.", deprecated: true });
});

test("what is nearest to the property counts, and each note by itself", () => {
  expect(propertyOf(text.optional().describe("Here."))).toMatchObject({
    description: "Here.",
    deprecated: true,
  });
});

test("defaults are on their properties through wrappers, in the form in which they are sent", () => {
  expect(propertyOf(z.number().default(1))).toMatchObject({ default: "1" });
  expect(propertyOf(z.string().prefault("a").readonly().optional())).toMatchObject({ default: '"a"' });
  expect(propertyOf(z.string().default("1").transform(Number))).toMatchObject({ default: '"1"' });
  expect(propertyOf(z.object({ a: z.string() }).default({ a: "b" }))).toMatchObject({ default: '{"a":"b"}' });
});

test("zod 3's descriptions are on their properties", () => {
  const payload = z3.object({ a: z3.string().describe("A text.").optional() });
  expect(propertyOf(payload.shape.a, z3.object({ p: payload.shape.a }))).toMatchObject({
    description: "A text.",
    optional: "optional",
  });
});

test("an output side has the notes of what comes out", () => {
  const length = text.transform((value) => value.length).pipe(z.number().describe("Its length."));
  const { output } = schemaTypes(z.object({ p: length }));
  expect(output).toMatchObject({ properties: [{ description: "Its length." }] });
});

/** The property `p` of an object on the input side. */
function propertyOf(
  schema: AnySchema,
  object: AnySchema = z.object({ p: schema as z.ZodType }),
): PropertyNode {
  const { input } = schemaTypes(object);
  const [property] = input.kind === "object" ? input.properties : [];
  if (!property) throw new Error("The object has no property.");
  return property;
}
