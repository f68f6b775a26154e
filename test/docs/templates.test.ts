import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

// Compilers and the command line are started many times over.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const file = "docs/templates.md";

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
  const tsconfig = codeBlocks("README.md").filter(({ title }) => title === "tsconfig.json");
  for (const { title, text } of [...tsconfig, ...codeBlocks(file)]) {
    if (title && !title.endsWith(".md")) await project.write({ [title]: text });
  }
});
afterAll(() => project.remove());

test("the example writes the catalogue that is shown, compiles, and is up to date afterwards", async () => {
  expect(await project.jobwright("codegen")).toMatchObject({ code: 0, stderr: "" });
  const [, shown] =
    /````md title="generated\/docs\/jobs.md"\n(.*?)````\n/s.exec(readFileSync(file, "utf8")) ?? [];
  expect(readFileSync(join(project.folder, "generated/docs/jobs.md"), "utf8")).toBe(shown);
  expect(await project.typecheck()).toBe("");
  expect(await project.jobwright("codegen", "--check")).toMatchObject({ code: 0 });
});

test("the other template's file compiles beside what it imports", async () => {
  const config = codeBlocks(file).find(({ title }) => title === "jobwright.config.ts")?.text ?? "";
  await project.write({
    "jobwright.config.ts": config
      .replace("catalogue }", "payloads }")
      .replace("/catalogue.ts", "/payloads.ts")
      .replace("[catalogue]", "[payloads]"),
    "use.ts":
      'import type { Payloads } from "./generated/payloads.ts";\nexport const id: Payloads["send-receipt"]["orderId"] = "A-17";\n',
  });
  expect(await project.jobwright("codegen")).toMatchObject({ code: 0, stderr: "" });
  expect(await project.typecheck()).toBe("");
});
