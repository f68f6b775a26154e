import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

// The compiler and the command line are started.
vi.setConfig({ testTimeout: 120_000 });

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
});
afterAll(() => project.remove());

test("the publisher of docs/deployment.md compiles in the project of the quick start", async () => {
  const needed = ["backend.ts", "jobs.manifest.ts", "jobwright.config.ts", "tsconfig.json"];
  const surroundings = codeBlocks("README.md").filter(
    ({ title = "", remark }) => remark === "" && needed.includes(title),
  );
  const own = codeBlocks("docs/deployment.md").filter(
    ({ section }) => section === "What a publisher carries",
  );
  expect([surroundings.length, own.length]).toEqual([4, 1]);
  for (const { title = "", text } of [...surroundings, ...own]) await project.write({ [title]: text });
  expect((await project.jobwright("codegen")).code).toBe(0);
  expect(await project.typecheck()).toBe("");
});
