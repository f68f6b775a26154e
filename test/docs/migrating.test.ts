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

/** What the fragments take as given. */
const surroundings = `
import type { Jobs } from "./generated/client.ts";
declare const jobs: Jobs;
declare const context: { readonly jobs: Jobs };
declare const data: { readonly id: string; readonly email: string };
declare const user: { readonly id: string; readonly email: string; readonly name: string };
void [jobs, context, data, user];
`;

test.each([
  ["From QUESTPIE CMS", "cms"],
  ["From Igniter.js Queues", "framework"],
])("the code of %s compiles", async (section, folder) => {
  const config = codeBlocks("README.md").filter(({ title }) => title?.includes("config"));
  const own = codeBlocks("docs/migrating.md").filter((block) => block.section === section);
  for (const { title, text } of [...config, ...own]) {
    await project.write(
      title ? { [`${folder}/${title}`]: text } : { [`${folder}/fragment.ts`]: `${surroundings}${text}` },
    );
  }
  const { code, stderr } = await project.jobwright("codegen", "--cwd", folder);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await project.typecheck(folder)).toBe("");
});
