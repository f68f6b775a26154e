import { afterEach, expect, test } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

let project: ScratchProject;
afterEach(() => project.remove());

/** What the fragments take as given. */
const surroundings = `
import type { Jobs } from "./generated/client.ts";
declare const jobs: Jobs;
declare const context: { readonly jobs: Jobs };
declare const data: { readonly id: string; readonly email: string };
declare const user: { readonly id: string; readonly email: string; readonly name: string };
void [jobs, context, data, user];
`;

test.each(["From QUESTPIE CMS", "From Igniter.js Queues"])("the code of %s compiles", async (section) => {
  const blocks = codeBlocks("docs/migrating.md").filter((block) => block.section === section);
  project = await scratchProject();
  const config = codeBlocks("README.md").filter(({ title }) => title?.match(/config/));
  for (const { title = "fragment.ts", text } of [...config, ...blocks]) {
    await project.write({ [title]: title === "fragment.ts" ? `${surroundings}${text}` : text });
  }
  const { code, stderr } = await project.jobwright("codegen");
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await project.typecheck()).toBe("");
});
