import { describe, expect, test } from "vitest";
import { manifest, smallProject } from "./small-project.ts";

describe("the command line", () => {
  test("explains every code of the catalogue", async () => {
    using project = smallProject();
    const { code, stdout } = await project.run("explain", "name_clash");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NAME_CLASH \(error\)\nwhy: .+\nfix: .+\n$/);
  });

  test("says what was probably meant by an unknown code", async () => {
    using project = smallProject();
    expect(await project.run("explain", "NAME_CLASS")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Did you mean NAME_CLASH?"),
    });
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

  test("says what was probably meant by an unknown command", async () => {
    using project = smallProject();
    expect(await project.run("codgen")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Unknown command codgen. Did you mean codegen?"),
    });
  });

  test("lists the jobs with their options", async () => {
    using project = smallProject();
    const { code, stdout } = await project.run("list");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^emails\.welcome +1 +3 +15m/m);
    const { stdout: json } = await project.run("list", "--format", "json");
    expect(JSON.parse(json)).toMatchObject({
      name: "small",
      jobs: [{ name: "cleanup" }, { name: "emails.welcome" }],
    });
  });

  test.each([[["codegen", "--chekc"]], [["codgen"]], [[]], [["codegen", "--check", "--dry-run"]]])(
    "answers %j with exit code 2 and how to get help",
    async (args) => {
      using project = smallProject();
      const { code, stdout, stderr } = await project.run(...args);
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain("jobwright --help");
    },
  );

  test("helps with examples and the exit codes", async () => {
    using project = smallProject();
    const { code, stdout } = await project.run("--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/jobwright codegen --check/);
    expect(stdout).toMatch(/3 generated files out of date/);
  });

  test("tells an error in the manifest without its stack, and with it on request, each once", async () => {
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
});
