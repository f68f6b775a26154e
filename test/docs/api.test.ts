import { readFileSync } from "node:fs";
import * as runtime from "jobwright/runtime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

// Compilers and the command line are started many times over.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
});
afterAll(() => project.remove());

test("the code of docs/api.md compiles, each block a file of one project", async () => {
  const surroundings = codeBlocks("README.md").filter(
    ({ title, remark }) =>
      remark === "" && /^(backend|jobs\.manifest|jobwright\.config|tsconfig)\./.test(title ?? ""),
  );
  const own = codeBlocks("docs/api.md");
  expect(surroundings).toHaveLength(4);
  expect(own.filter(({ title }) => title === undefined)).toEqual([]);
  for (const { title = "", text } of [...surroundings, ...own]) {
    await project.write({ [title]: text.replace(/^( *)handlers: .*$/m, '$&\n$1context: "./context.ts",') });
  }
  const { code, stderr } = await project.jobwright("codegen");
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await project.typecheck()).toBe("");
});

test("docs/api.md lists the errors that there are", () => {
  const text = readFileSync("docs/api.md", "utf8");
  const listed = [...text.slice(text.indexOf("\n## Errors")).matchAll(/^\| `(\w+)` \|/gm)].map(
    ([, name]) => name,
  );
  const exported = Object.keys(runtime).filter((name) => name.endsWith("Error"));
  expect(listed.sort()).toEqual(exported.sort());
});
