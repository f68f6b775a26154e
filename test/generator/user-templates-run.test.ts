import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Project } from "./project.ts";
import { smallProject } from "./small-project.ts";

// Each test starts the command line several times.
vi.setConfig({ testTimeout: 120_000 });

const withTemplate = `import { defineConfig } from "jobwright/config";
import { names } from "./templates/names.ts";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", templates: [names] });
`;

const withoutTemplate = `import { defineConfig } from "jobwright/config";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated" });
`;

const names = `import { defineTemplate } from "jobwright/config";

export const names = defineTemplate({
  name: "names",
  files: ({ contract }) => [
    { path: "docs/names.txt", text: contract.jobs.map(({ name }) => name).join("\\n") },
  ],
});
`;

let project: Project;
beforeEach(() => {
  project = smallProject({ "jobwright.config.ts": withTemplate, "templates/names.ts": names });
});
afterEach(() => project[Symbol.dispose]());

describe("the files of a template of the config", () => {
  test("are written once, checked and restored as codegen's own", async () => {
    expect(await project.run("codegen")).toMatchObject({ code: 0, stderr: "" });
    expect(project.read("generated/docs/names.txt")).toBe("cleanup\nemails.welcome\n");
    expect((await project.run("codegen")).stdout).toMatch(/^Up to date/);
    project.write("generated/docs/names.txt", "mine\n");
    const check = await project.run("codegen", "--check");
    expect(check).toMatchObject({ code: 3, stdout: expect.stringContaining("generated/docs/names.txt") });
    await project.run("codegen");
    expect(project.read("generated/docs/names.txt")).toBe("cleanup\nemails.welcome\n");
  });

  test("are deleted with their template, and kept where they were edited", async () => {
    project.write(
      "templates/names.ts",
      names.replace("files: ({ contract }) => [", '$&{ path: "docs/also.txt", text: "" },'),
    );
    await project.run("codegen");
    project.write("generated/docs/names.txt", "mine\n");
    project.write("jobwright.config.ts", withoutTemplate);
    const { stdout, stderr } = await project.run("codegen");
    expect(`${stdout}${stderr}`).toMatch(/FILE_KEPT.*generated\/docs\/names\.txt/s);
    expect(project.files("generated/docs")).toEqual(["names.txt"]);
  });
});

test("a change of a template is noticed, and its error is told at its line", async () => {
  await project.run("codegen");
  project.write("templates/names.ts", names.replace("({ name }) => name", "({ key }) => key"));
  await project.run("codegen");
  expect(project.read("generated/docs/names.txt")).toBe("cleanup\nwelcome\n");
  project.write("templates/names.ts", names.replace("contract.jobs.map", "contract.names.map"));
  const { code, stdout, stderr } = await project.run("codegen");
  expect(code).toBe(1);
  expect(`${stdout}${stderr}`).toMatch(/templates\/names\.ts:6:\d+ error TEMPLATE_FAILED/);
  expect(project.read("generated/docs/names.txt")).toBe("cleanup\nwelcome\n");
});

test("templates that are none are told where they stand", async () => {
  project.write(
    "jobwright.config.ts",
    withTemplate.replace("[names]", '[names, names, { name: "", file: 1 }, "names"]'),
  );
  const { code, stdout, stderr } = await project.run("codegen");
  expect(code).toBe(1);
  for (const message of [
    "templates[2].name must be text",
    "templates[2].file",
    "templates[2].files is missing",
    'templates[3] must be an object, not "names"',
  ]) {
    expect(`${stdout}${stderr}`).toContain(message);
  }
  project.write("jobwright.config.ts", withTemplate.replace("[names]", "[names, names]"));
  expect((await project.run("codegen")).stderr).toContain(
    'templates[1] is called "names", as templates[0] is.',
  );
  project.write("jobwright.config.ts", withTemplate.replace("[names]", "names"));
  expect((await project.run("codegen")).stderr).toContain("templates must be a list");
});
