import { describe, expect, test } from "vitest";
import { generatedProject, manifest, smallProject } from "./small-project.ts";

describe("codegen --check", () => {
  test("exits with 0 where everything is up to date", async () => {
    using project = await generatedProject();
    expect(await project.run("codegen", "--check")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Up to date/),
    });
  });

  test("lists every missing, stale, hand-edited and extra file, names the command and exits with 3", async () => {
    using project = await generatedProject();
    project.write("jobs.manifest.ts", manifest({ emails: ["welcome", "goodbye"] }));
    project.write("generated/worker.ts", "// mine now\n");
    const { code, stdout } = await project.run("codegen", "--check");
    expect(code).toBe(3);
    const lines = stdout.split("\n").map((line) => line.replace(/ {2,}/, " "));
    expect(lines).toEqual(
      expect.arrayContaining([
        "missing generated/jobs/emails/goodbye.ts",
        "stale generated/client.ts",
        "hand-edited generated/worker.ts",
        "extra generated/jobs/cleanup.ts",
        "no handler handlers/emails/goodbye.ts",
        "Run: npx jobwright codegen",
      ]),
    );
  });

  test("writes nothing", async () => {
    using project = smallProject();
    await project.run("codegen", "--check");
    expect(project.files()).toEqual(["jobs.manifest.ts", "jobwright.config.ts", "package.json"]);
  });

  test("gives one JSON document on request", async () => {
    using project = smallProject();
    const { code, stdout, stderr } = await project.run("codegen", "--check", "--format", "json");
    expect(code).toBe(3);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      repair: "npx jobwright codegen",
      changes: expect.arrayContaining([{ state: "missing", path: "generated/client.ts" }]),
    });
  });
});

test("codegen --dry-run says what would be written, writes nothing and exits with 0", async () => {
  using project = smallProject();
  const { code, stdout } = await project.run("codegen", "--dry-run");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^would create +generated\/client\.ts$/m);
  expect(project.exists("generated")).toBe(false);
});

test("codegen --dry-run says what would be updated and deleted, and does neither", async () => {
  using project = await generatedProject();
  project.write("jobs.manifest.ts", manifest({ jobs: ["cleanup"] }));
  const { stdout } = await project.run("codegen", "--dry-run");
  expect(stdout).toMatch(/^would update +generated\/client\.ts$/m);
  expect(stdout).toMatch(/^would delete +generated\/jobs\/emails\/welcome\.ts$/m);
  expect(stdout).toMatch(/^Would write \d+ files and delete 2; /m);
  expect(project.exists("generated/jobs/emails/welcome.ts")).toBe(true);
});
