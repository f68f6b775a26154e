import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import type { TypeDefinition } from "../../../schema/contract.ts";
import type { TypeNode } from "../../../schema/type-node.ts";
import { schemaTypes } from "../../../schema/types/schema-types.ts";
import { typeText } from "../../../templates/type-text.ts";
import * as schemas from "./schemas.ts";

const folder = join(import.meta.dirname, "../../../node_modules/.jobwright-types");

afterAll(() => rm(folder, { recursive: true, force: true }));

test("every printed type is identical to what zod infers, on both sides", async () => {
  const cases = Object.entries(schemas).map(([name, schema]) => ({ name, ...schemaTypes(schema) }));
  expect(cases.length).toBeGreaterThanOrEqual(25);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  await writeFile(join(folder, "cases.ts"), cases.map(caseText).join("\n"));
  await writeFile(join(folder, "check.ts"), [checkHeader, ...cases.map(checkText)].join("\n"));
  const errors = await compile(folder);
  expect(errors).toEqual("");
});

test("an output with a transform in it is the compiler's to know, and the input is not", () => {
  const { input, output } = schemaTypes(schemas.piped);
  expect(input.kind).toBe("object");
  expect(output.kind).toBe("object");
});

interface Case {
  readonly name: string;
  readonly input: TypeNode;
  readonly output: TypeNode;
  readonly definitions: readonly TypeDefinition[];
}

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    allowImportingTsExtensions: true,
  },
};

const checkHeader = `import type * as z from "zod";
import type * as schemas from "../../test/schema/types/schemas.ts";
import type * as printed from "./cases.ts";
type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<T extends true>(name: string): T;`;

/** The types of one schema, printed by the template that writes users' files. */
function caseText({ name, input, output, definitions }: Case): string {
  const reference = (definition: string): string => `${name}${definition}`;
  const text = (node: TypeNode): string => typeText(node, reference);
  return [
    `export type ${name}Input_ = ${text(input)};`,
    ...(output.kind === "inferred" ? [] : [`export type ${name}Output_ = ${text(output)};`]),
    ...definitions.map((definition) => `type ${reference(definition.name)} = ${text(definition.type)};`),
  ].join("\n");
}

function checkText({ name, output }: Case): string {
  const check = (side: "Input" | "Output"): string =>
    `same<Eq<printed.${name}${side}_, z.${side.toLowerCase()}<typeof schemas.${name}>>>("${name} ${side}");`;
  return output.kind === "inferred" ? check("Input") : `${check("Input")}\n${check("Output")}`;
}

/** What tsc finds in a project; empty where all is well. */
async function compile(project: string): Promise<string> {
  const tsc = join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc");
  return promisify(execFile)(process.execPath, [tsc, "-p", project]).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? String(error),
  );
}
