import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Case, judge } from "../../bench/schema/judge.ts";
import { sampleModule } from "../../bench/schema/sample-module.ts";
import { loadSchemaModule } from "../../bench/schema/schema-module.ts";
import { measureInChild } from "../../bench/schema/time.ts";

let folder = "";
let module = "";

beforeAll(async () => {
  const parent = join(import.meta.dirname, "../../.jobwright");
  await mkdir(parent, { recursive: true });
  folder = await mkdtemp(join(parent, "test-bench-"));
  module = join(folder, "schemas.ts");
  await writeFile(module, sampleModule(60));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("each sample schema has eight fields, and no two are the same", async () => {
  const { schemas } = await loadSchemaModule(module);
  expect(Object.keys(schemas)).toHaveLength(60);
  const [, ...declarations] = sampleModule(60).split("export const ");
  const bodies = declarations.map((text) => text.slice(text.indexOf("=")));
  expect(new Set(bodies).size).toBe(60);
  for (const body of bodies) expect(body.match(/^ {2}\w+: /gm)).toHaveLength(8);
});

test.for(["jobwright", "jobwright, whole contract", "jobwright, whole codegen"])(
  "%s takes every sample schema, in a process of its own",
  async (name) => {
    const measured = await measureInChild({ name }, module);
    expect(measured.characters).toBeGreaterThan(60 * 500);
    expect(measured.cpu).toBeGreaterThan(0);
    expect(measured.peakMemory).toBeGreaterThanOrEqual(measured.memoryBefore);
  },
);

test("what is printed counts as exact, wider or wrong by what zod infers", async () => {
  const schemas = join(folder, "judged.ts");
  await writeFile(
    schemas,
    'import * as z from "zod";\nexport const job = z.object({ a: z.string(), b: z.number().optional() });\n',
  );
  const printed = [
    "export type Printed = { a: string; b?: number | undefined };",
    "export interface Printed { a: string; b?: number | undefined }",
    "export type Printed = { a: string } & { b?: number | undefined };",
    "export type Printed = { a: string | number; b?: number | undefined };",
    "export type Printed = any;",
    "export type Printed = { a: string; b?: number };",
    "export type Printed = { a: string; b: Missing };",
    "export type Printed = { a: ",
    undefined,
  ];
  const cases = printed.map(
    (text): Case => ({
      tool: "one",
      zod: 4,
      side: "input",
      module: schemas,
      schema: "job",
      text,
      refers: false,
    }),
  );
  const verdicts = judge(cases, join(folder, "judged"), true);
  expect(cases.map((one) => verdicts.get(one))).toEqual([
    "exact",
    "exact",
    "wider",
    "wider",
    "wider",
    "wrong",
    "wrong",
    "wrong",
    "wrong",
  ]);
});
