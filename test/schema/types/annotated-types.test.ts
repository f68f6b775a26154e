import { defineJob, defineManifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { schemaTypes } from "../../../schema/types/schema-types.ts";
import type { AnySchema, InputOf, OutputOf, PartOf } from "../../../schema/zod-types.ts";
import { typeText } from "../../../templates/type-text.ts";

type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Says of a type that it is true; the compiler checks it. */
function holds<T extends true>(): T | undefined {
  return undefined;
}

interface Order {
  id: string;
  total: number;
}

describe("a schema whose author annotated it as z.ZodType<T>", () => {
  const order: z.ZodType<Order> = z.object({ id: z.string(), total: z.number().default(0) });

  test("is unknown to the compiler on the input side, and printed as what it is", () => {
    holds<Eq<InputOf<typeof order>, unknown>>();
    expect(inputOf(order)).toBe(withDefault("total?: number | undefined"));
  });

  test("is printed on the output side as it is, whatever the annotation leaves out", () => {
    const wide: z.ZodType<{ id: string }> = order;
    holds<Eq<OutputOf<typeof wide>, { id: string }>>();
    expect(outputOf(wide)).toBe(withDefault("total: number"));
  });

  test("is, where it runs as code, what the annotation says", () => {
    const length: z.ZodType<number> = z.string().transform((text) => text.length);
    const payload = z.object({ length, id: z.string() });
    holds<Eq<OutputOf<typeof payload>, { length: number; id: string }>>();
    expect(inputOf(payload)).toBe("{ length: string; id: string }");
    expect(outputOf(payload)).toBe('{ length: PartOf<Inferred, ["length"]>; id: string }');
  });

  test("is unknown within where the annotation hides what runs as code, and still compiles", () => {
    const hidden: z.ZodType = z.object({ length: z.string().transform((text) => text.length) });
    const payload = z.object({ hidden });
    expect(outputOf(payload)).toBe('{ hidden: { length: PartOf<Inferred, ["hidden", "length"]> } }');
    holds<Eq<PartOf<OutputOf<typeof payload>, ["hidden", "length"]>, unknown>>();
  });

  test("gets no exactness from an annotation of both sides: the schema is what is checked", () => {
    const both: z.ZodType<Order, Order> = z.object({ id: z.string(), total: z.number() });
    holds<Eq<InputOf<typeof both>, Order>>();
    expect(inputOf(both)).toBe("{ id: string; total: number }");
  });
});

test("a job whose name the manifest's type does not know has an unknown output where it runs as code", () => {
  const job = (name: string) => defineJob({ name, payload: z.object({ at: z.string().transform(Number) }) });
  const manifest = defineManifest({ name: "m", jobs: ["a", "b"].map(job) });
  type Found = Extract<(typeof manifest)["jobs"][number], { readonly name: "a" }>;
  holds<Eq<Found, never>>();
  holds<Eq<OutputOf<Found["payload"]>, unknown>>();
  holds<Eq<PartOf<OutputOf<Found["payload"]>, ["at"]>, unknown>>();
});

describe("zod infers less than is known of", () => {
  test("zod/mini's stringbool, whose input it takes for unknown", async () => {
    const mini = await import("zod/mini");
    const flag = mini.stringbool();
    holds<Eq<InputOf<typeof flag>, unknown>>();
    expect(inputOf(flag)).toBe("string");
  });
});

function withDefault(total: string): string {
  return ["{", "  id: string;", "  /** @default 0 */", `  ${total};`, "}"].join("\n");
}

function inputOf(schema: AnySchema): string {
  return typeText(schemaTypes(schema).input, String);
}

function outputOf(schema: AnySchema): string {
  return typeText(schemaTypes(schema).output, String, "Inferred");
}
