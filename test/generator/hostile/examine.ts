import { join, resolve } from "node:path";
import { expect } from "vitest";
import { isInside } from "../../../generator/output-folder.ts";
import { type Plan, planOutput } from "../../../generator/plan.ts";
import type { ResolvedConfig } from "../../../generator/resolved-config.ts";
import { buildContract } from "../../../schema/build-contract.ts";
import { catalogue } from "../../../schema/diagnostics/catalogue.ts";
import { type Diagnostic, formatDiagnostic } from "../../../schema/diagnostics/diagnostic.ts";
import { loadPrinter } from "../../../templates/print.ts";
import { type ManifestModel, manifestOf, withoutNotes } from "./manifest-model.ts";
import { expectSameMeaning } from "./meaning.ts";
import { parsed, withoutComments } from "./source-text.ts";

/** What became of a manifest: refused for these reasons, or planned. */
export type Examined =
  | { readonly refused: readonly string[]; readonly texts?: undefined }
  | { readonly refused?: undefined; readonly texts: ReadonlyMap<string, string> };

/**
 * Takes a manifest through codegen up to the files' texts. Either every diagnostic is one of the catalogue, with
 * a fix; or each file is in its folder, can be parsed, and says what the manifest does.
 */
export async function examine(model: ManifestModel): Promise<Examined> {
  const { contract, diagnostics } = await buildContract(manifestOf(model));
  for (const found of diagnostics) expectUsable(found);
  if (!contract) {
    const refused = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    expect(refused).not.toEqual([]);
    return { refused };
  }
  const texts = await textsOf(await planOutput(contract, project));
  for (const [path, text] of texts) expectReadable(path, text);
  expectSameMeaning(model, contract, texts);
  const plain = await buildContract(manifestOf(withoutNotes(model)));
  if (!plain.contract) throw new Error("A manifest is refused for its lack of comments.");
  expect(codeOf(texts)).toEqual(codeOf(await textsOf(await planOutput(plain.contract, project))));
  return { texts };
}

const folder = resolve("/shop");

const project: ResolvedConfig = {
  project: folder,
  file: join(folder, "jobwright.config.ts"),
  manifest: join(folder, "jobs.manifest.ts"),
  client: join(folder, "generated"),
  worker: join(folder, "generated"),
  handlers: join(folder, "handlers"),
  context: null,
  backend: null,
  target: "portable",
  importExtension: ".ts",
  packages: {},
  drafts: ["2020-12", "draft-07"],
  accept: {},
  schemaBase: undefined,
  templates: [],
};

function expectUsable(found: Diagnostic): void {
  expect(Object.keys(catalogue)).toContain(found.code);
  expect(found.message.trim()).not.toBe("");
  expect(found.fix.trim()).not.toBe("");
  // A terminal obeys control characters.
  expect(formatDiagnostic(found)).not.toMatch(/[^\P{Cc}\n\t]/u);
}

/** Every file that would be written, by absolute path, each inside the folder it belongs to. */
async function textsOf({ folders, stubs }: Plan): Promise<ReadonlyMap<string, string>> {
  const print = await loadPrinter();
  const generated = folders.flatMap(({ path, files }) =>
    [...files].map(([file, content]) => {
      expect(isInside(resolve(path, file), path), file).toBe(true);
      expect(join(path, file), "is written without detours").toBe(resolve(path, file));
      return [resolve(path, file), content] as const;
    }),
  );
  for (const path of stubs.keys()) expect(isInside(resolve(path), join(folder, "handlers")), path).toBe(true);
  return new Map([...generated, ...stubs].map(([path, content]) => [path, print(content)]));
}

function expectReadable(path: string, text: string): void {
  expect(text.isWellFormed(), path).toBe(true);
  if (path.endsWith(".json")) JSON.parse(text);
  else parsed(text);
}

/** The files' code: what is left of them without comments. */
function codeOf(texts: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const modules = [...texts].filter(([path]) => path.endsWith(".ts"));
  return Object.fromEntries(modules.map(([path, text]) => [path, withoutComments(text)]));
}
