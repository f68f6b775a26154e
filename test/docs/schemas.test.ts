import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { expectTable } from "./generated-table.ts";
import { portabilityTables } from "./portability-tables.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

// Compilers and the command line are started many times over.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const file = "docs/schemas.md";

/**
 * After a change of the table of kinds, `UPDATE_GOLDEN=1 npm test -- test/docs/schemas` writes the document's tables
 * anew.
 */
describe("the tables are those of the code", () => {
  test.each(Object.entries(portabilityTables))("%s", (name, table) => {
    expectTable(file, name, table);
  });
});

describe("the code", () => {
  let project: ScratchProject;
  beforeAll(async () => {
    project = await scratchProject();
    const tsconfig = codeBlocks("README.md").filter(({ title }) => title === "tsconfig.json");
    for (const { title, text } of [...tsconfig, ...codeBlocks(file)]) {
      if (title) await project.write({ [title]: text });
    }
  });
  afterAll(() => project.remove());

  test("compiles as the files of one project, whose jobs are all refused nothing and warned of nothing", async () => {
    const { code, stdout, stderr } = await project.jobwright("codegen", "--format", "json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout).diagnostics).toEqual([]);
    expect(await project.typecheck()).toBe("");
  });

  test("gives the warning that is shown where nothing is accepted", async () => {
    const config = codeBlocks(file).find(({ title }) => title === "jobwright.config.ts")?.text ?? "";
    await project.write({ "jobwright.config.ts": config.replace(/^ *accept: .*\n/m, "") });
    const { stderr } = await project.jobwright("codegen", "--check");
    await project.write({ "jobwright.config.ts": config });
    const shown = codeBlocks(file).find(({ language }) => language === "text")?.text ?? "nothing";
    expect(stderr).toContain(shown);
  });
});

test("the command that rewrites the tables is a file of tests", () => {
  expect(readFileSync("CONTRIBUTING.md", "utf8")).toContain("UPDATE_GOLDEN=1 npm test -- test/docs/schemas");
});
