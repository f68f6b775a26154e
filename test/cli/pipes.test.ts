import { describe, expect, test } from "vitest";
import { manifest, smallProject } from "../generator/small-project.ts";
import { documentIn } from "./documents.ts";
import { shell } from "./shell.ts";

const jobs = Array.from({ length: 400 }, (_, index) => `job-${index}`);

describe("where nobody reads", () => {
  test.each([
    ["jobwright list | true", 0],
    ["jobwright explain | head -1 >/dev/null", 0],
    ["jobwright codegen --check | true", 3],
    ["jobwright codegen --check --format json | true", 3],
    ["jobwright codegen --config none.ts 2>&1 | true", 1],
    ["jobwright codgen 2>&1 | true", 2],
    ["jobwright --help | true", 0],
    ["jobwright codegen | true", 0],
    ["jobwright list >&- 2>&- <&-", 0],
  ])("%s gives the exit code that it would give, and no trace of the error", async (line, code) => {
    using project = smallProject({ "jobs.manifest.ts": manifest({ jobs: jobs.slice(0, 40) }) });
    const result = await shell(project, line, { GITHUB_ACTIONS: undefined });
    expect(result).toEqual({ code, stdout: "", stderr: "" });
  });

  test("codegen writes its files all the same", async () => {
    using project = smallProject();
    await shell(project, "jobwright codegen | true");
    expect(project.exists("generated/.jobwright.json")).toBe(true);
  });
});

test("a full disk is an error", async () => {
  using project = smallProject();
  const { code, stderr } = await shell(project, "jobwright explain > /dev/full");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^jobwright: the output cannot be written: ENOSPC/);
});

test("a slow reader gets all of a large output", async () => {
  using project = smallProject({ "jobs.manifest.ts": manifest({ jobs }) });
  const { stdout } = await shell(project, "jobwright codegen --diff --format json | (sleep 1; cat)");
  expect(stdout.length).toBeGreaterThan(500_000);
  expect(documentIn(stdout)).toMatchObject({ ok: true, mode: "diff" });
});

describe("the process does not end well by accident", () => {
  test.each([
    ["process.exit(0);", /^jobwright: ended before it was done/],
    ["await new Promise(() => {});", /^(Warning: .*\n)?(.|\n)*jobwright: ended before it was done/],
    [
      'setTimeout(() => { throw new Error("late"); }); await new Promise((done) => setTimeout(done, 5_000));',
      /^jobwright: late\n\nError: late\n +at /,
    ],
    [
      'await Promise.resolve().then(() => { void Promise.reject(new Error("lost")); }); await new Promise((done) => setTimeout(done, 5_000));',
      /^jobwright: lost\n\nError: lost\n +at /,
    ],
  ])("where the manifest does: %s", async (code, stderr) => {
    using project = smallProject({ "jobs.manifest.ts": `${code}\n${manifest({ jobs: ["cleanup"] })}` });
    expect(await project.run("codegen", "--check")).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(stderr),
    });
  });

  test("and that is a document too", async () => {
    using project = smallProject({ "jobs.manifest.ts": "process.exit(0);" });
    const { code, stdout } = await project.run("codegen", "--check", "--format", "json");
    expect(code).toBe(1);
    expect(documentIn(stdout)).toMatchObject({ command: "codegen", ok: false, exitCode: 1 });
  });
});
