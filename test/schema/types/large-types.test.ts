import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import * as z from "zod";
import { schemaTypes } from "../../../schema/types/schema-types.ts";
import { typeText } from "../../../templates/type-text.ts";
import { compile } from "../../types/compile.ts";

const folder = join(import.meta.dirname, "../../../node_modules/.jobwright-large-types");

afterAll(() => rm(folder, { recursive: true, force: true }));

const wide = z.object(
  Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `property ${index}`,
      z.union([z.object({ value: z.number().default(index) }), z.null()]).optional(),
    ]),
  ),
);

/** Objects, lists and unions within each other. */
function nested(levels: number): z.ZodType {
  let schema: z.ZodType = z.string();
  for (let level = 0; level < levels; level += 1) {
    const kinds = [z.object({ inner: schema }), z.array(schema).optional(), z.union([schema, z.null()])];
    schema = kinds[level % kinds.length] ?? schema;
  }
  return z.object({ schema });
}

test("a schema of 500 properties and one of 200 levels are printed so that they compile", async () => {
  const text = Object.entries({ wide, deep: nested(200) }).flatMap(([name, schema]) => {
    const { input, output } = schemaTypes(schema);
    return [
      `export type ${name}Payload = ${typeText(input, String)};`,
      `export type ${name}Parsed = ${typeText(output, String)};`,
    ];
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "types.ts"), text.join("\n"));
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { strict: true, noEmit: true, types: [] } }),
  );
  expect(await compile("typescript", folder)).toEqual([]);
});
