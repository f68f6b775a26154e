import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceTexts } from "../../generator/source/source-texts.ts";

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "jobwright-texts-")));
  for (const name of ["a", "b", "my jobs"])
    writeFileSync(join(folder, `${name}.ts`), "export const value = 1;\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a text may import, and what it does, by the names of the files. */
async function filesOf(text: string): Promise<{ readonly may: string[]; readonly does: string[] }> {
  const entry = join(folder, "entry.ts");
  writeFileSync(entry, text);
  const { texts, graph } = await sourceTexts(entry);
  const { sources } = await graph();
  const names = (found: readonly { readonly path: string }[]): string[] =>
    found.map(({ path }) => basename(path, ".ts")).filter((name) => name !== "entry");
  return { may: names(texts).sort(), does: names(sources).sort() };
}

test.each([
  ["by its name", 'import { value } from "./a.ts"'],
  ["of everything", "export * from './a.ts'"],
  ["for what it does", 'import"./a.ts"'],
  ["that is awaited", "const a = await import(/* late */ `./a.ts`);"],
  ["over several lines", 'import {\n  value as other,\n} from\n  "./a.ts"'],
  ["behind an apostrophe", "/* don't */ import { value } from './a.ts';"],
  ["behind a quote that opens a path", '/* "./ */ import "./a.ts";'],
  ["of a default that is called type", 'import type from "./a.ts";'],
  ["of a default beside types", 'import value, { type Row } from "./a.ts";'],
  ["behind a list of types", 'type A = 1;\nexport type { A }\nimport { value } from "./a.ts"'],
  ["with an escaped character", 'import "./\\x61.ts";'],
])("an import is seen without parsing: %s", async (_, text) => {
  expect(await filesOf(text)).toEqual({ may: ["a"], does: ["a"] });
});

test.each([
  ['import type { Row } from "./a.ts";\nexport type { Row as Other } from "./b.ts";', []],
  ['import type from from "./a.ts";', []],
  ['// import "./a.ts"\nimport "./my jobs.ts";', ["a", "my jobs"]],
])("what is only mentioned counts, what is imported as a type does not: %s", async (text, may) => {
  expect((await filesOf(text)).may).toEqual(may);
});
