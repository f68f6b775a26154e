import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkFile } from "../../generator/templates/check-file.ts";
import { deepFreeze } from "../../generator/templates/deep-freeze.ts";
import type { Contract } from "../../schema/contract.ts";
import { outline } from "../../templates/outline.ts";
import { handlerStubs, ownTemplates } from "../../templates/own-templates.ts";
import type { TemplateInput } from "../../templates/template-input.ts";
import { reach } from "../architecture/import-graph.ts";

const contracts = readdirSync("test/golden", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("contract.json"))
  .map((path): [string, Contract] => [path, JSON.parse(readFileSync(`test/golden/${path}`, "utf8"))]);

describe("what users' templates must keep to, codegen's own do, on the contract of", () => {
  test.each(contracts)(
    "%s: frozen input, plain data, good paths, and the same files again",
    (_, contract) => {
      const input = inputOf(contract);
      for (const { name, files } of [...ownTemplates, handlerStubs]) {
        const given = [...files(input)];
        const problems = given.flatMap((file, index) => checkFile(file, index).problem ?? []);
        expect(problems, name).toEqual([]);
        expect(JSON.stringify([...files(input)]), name).toBe(JSON.stringify(given));
      }
    },
  );
});

test("no file is another's, in whatever case", () => {
  for (const [path, contract] of contracts) {
    const files = ownTemplates.flatMap((template) => [...template.files(inputOf(contract))]);
    const paths = files.map((file) => `${file.folder ?? "client"}/${file.path}`.toLowerCase());
    expect(new Set(paths).size, path).toBe(paths.length);
  }
});

test("a config's types bring neither ts-morph's nor zod's with them, which take compilers longer than all else", () => {
  const { packages } = reach(["generator/config.ts"]);
  expect([...packages]).toEqual([]);
});

/** Split, so that both folders have files. */
function inputOf(contract: Contract): TemplateInput {
  return deepFreeze({
    contract,
    outline: outline(contract),
    layout: {
      manifest: "/shop/jobs.manifest.ts",
      client: "/shop/client",
      worker: "/shop/worker",
      handlers: "/shop/handlers",
      context: "/shop/context.ts",
      importExtension: ".ts",
    },
    manifestPath: "jobs.manifest.ts",
    target: "portable",
    drafts: ["2020-12", "draft-07"],
  });
}
