import { describe, expect, test } from "vitest";
import { manifest, smallProject } from "./small-project.ts";

describe("explain", () => {
  test("prints the page of each code, in any case", async () => {
    using project = smallProject();
    const { code, stdout } = await project.run("explain", "name_clash", "out-foreign");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^NAME_CLASH \(error\)\n\nWhy\n {2}\S.+\n\nFix\n {2}\S.+\n\nOUT_FOREIGN \(error\)\n\nWhy\n( {2}\S.+\n)+\nFix\n( {2}\S.+\n)+$/,
    );
  });

  test("names the nearest codes for a code that is like none", async () => {
    using project = smallProject();
    expect(await project.run("explain", "nonsense")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^There is no diagnostic NONSENSE\. Did you mean \w+, \w+, \w+\?/),
    });
  });

  test("lists every code where none is named", async () => {
    using project = smallProject();
    const { code, stdout } = await project.run("explain");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NAME_CLASH +Names must differ/m);
  });
});

test("an error in the manifest is told without its stack, and with it on request, each once", async () => {
  const text = manifest({ jobs: ["cleanup", "report"] })
    .replaceAll("userId: z.string()", "get userId(): never { throw oops; }")
    .replace("const emails", 'const oops = new Error("no such table");\nconst emails');
  using project = smallProject({ "jobs.manifest.ts": text });
  const quiet = await project.run("codegen");
  expect(quiet.code).toBe(1);
  expect(quiet.stderr).not.toMatch(/\n +at /);
  const { stdout, stderr } = await project.run("codegen", "--debug");
  expect(stderr.match(/\nError: no such table\n +at .*jobs\.manifest\.ts:\d+/g)).toHaveLength(1);
  const json = await project.run("codegen", "--debug", "--format", "json");
  expect(JSON.parse(json.stdout).diagnostics[0]).not.toHaveProperty("cause");
  expect(stdout).toBe("");
});
