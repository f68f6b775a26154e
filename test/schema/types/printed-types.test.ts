import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import type { TypeDefinition } from "../../../schema/contract.ts";
import type { TypeNode } from "../../../schema/type-node.ts";
import { schemaTypes } from "../../../schema/types/schema-types.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { typeText } from "../../../templates/type-text.ts";
import * as schemas from "./schemas.ts";
import * as schemasOfCode from "./schemas-of-code.ts";
import * as schemasOfZod3 from "./schemas-zod3.ts";

const folder = join(import.meta.dirname, "../../../node_modules/.jobwright-types");

afterAll(() => rm(folder, { recursive: true, force: true }));

test("every printed type is identical to what zod infers, on both sides", async () => {
  const cases = [
    ...casesOf("zod4", schemas),
    ...casesOf("zod3", schemasOfZod3),
    ...casesOf("code", schemasOfCode),
  ];
  expect(cases.length).toBeGreaterThanOrEqual(50);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  await writeFile(join(folder, "cases.ts"), cases.map(caseText).join("\n"));
  await writeFile(join(folder, "check.ts"), [checkHeader, ...cases.map(checkText)].join("\n"));
  expect(await compile(folder)).toEqual("");
});

test("an output of which a part comes out of code is the compiler's to know", () => {
  const kinds = (module: Readonly<Record<string, AnySchema>>): readonly string[] => [
    ...new Set(Object.values(module).map((schema) => schemaTypes(schema).output.kind)),
  ];
  expect(kinds(schemasOfCode)).toEqual(["inferred"]);
  expect(kinds(schemas)).not.toContain("inferred");
  expect(kinds(schemasOfZod3)).not.toContain("inferred");
});

interface Case {
  readonly module: string;
  readonly name: string;
  /** Unique over all modules. */
  readonly id: string;
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

const checkHeader = `import type * as zod4 from "../../test/schema/types/schemas.ts";
import type * as zod3 from "../../test/schema/types/schemas-zod3.ts";
import type * as code from "../../test/schema/types/schemas-of-code.ts";
type Input<S> = S extends { _zod: { input: infer I } } ? I : S extends { _input: infer I } ? I : never;
type Output<S> = S extends { _zod: { output: infer O } } ? O : S extends { _output: infer O } ? O : never;
import type * as printed from "./cases.ts";
type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<T extends true>(name: string): T;`;

/** The types of one schema, printed by the template that writes users' files. */
function caseText({ id, input, output, definitions }: Case): string {
  const reference = (definition: string): string => `${id}${definition}`;
  const text = (node: TypeNode): string => typeText(node, reference);
  return [
    `export type ${id}Input_ = ${text(input)};`,
    ...(output.kind === "inferred" ? [] : [`export type ${id}Output_ = ${text(output)};`]),
    ...definitions.map((definition) => `type ${reference(definition.name)} = ${text(definition.type)};`),
  ].join("\n");
}

function checkText({ module, name, id, output }: Case): string {
  const check = (side: "Input" | "Output"): string =>
    `same<Eq<printed.${id}${side}_, ${side}<typeof ${module}.${name}>>>("${id} ${side}");`;
  return output.kind === "inferred" ? check("Input") : `${check("Input")}\n${check("Output")}`;
}

function casesOf(module: string, exported: Readonly<Record<string, AnySchema>>): readonly Case[] {
  return Object.entries(exported).map(([name, schema]) => {
    const { input, output, definitions } = schemaTypes(schema);
    return { module, name, id: `${module}${name}`, input, output, definitions };
  });
}

/** What tsc finds in a project; empty where all is well. */
async function compile(project: string): Promise<string> {
  const tsc = join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc");
  return promisify(execFile)(process.execPath, [tsc, "-p", project]).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? String(error),
  );
}
