import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { generatedProject, manifest, smallProject } from "../generator/small-project.ts";
import { documentIn } from "./documents.ts";

const manyJobs = Array.from({ length: 12 }, (_, index) => `job-${index}`);

describe("codegen --check shows", () => {
  test("what differs, 200 lines of it at most, and how many lines more there are", async () => {
    using project = smallProject({ "jobs.manifest.ts": manifest({ jobs: manyJobs }) });
    const { code, stdout } = await project.run("codegen", "--check");
    expect(code).toBe(3);
    const [list = "", diff = "", ...rest] = stdout.split(/\n\n(?=---|Out of date)/);
    const lines = diff.split("\n");
    expect(list).toMatch(/^missing +generated\/client\.ts$/m);
    expect(lines.at(-1)).toMatch(/^… \d+ more lines of the diff: --diff shows all$/);
    expect(lines.slice(0, 3)).toEqual([
      "--- /dev/null",
      "+++ b/generated/client.ts",
      expect.stringMatching(/^@@ -0,0 \+1,\d+ @@$/),
    ]);
    expect(lines.length - 1).toBe(200);
    expect(rest).toEqual([
      expect.stringMatching(/^Out of date: \d+ files; 0 up to date\.\nRun: npx jobwright codegen\n$/),
    ]);
    const whole = documentIn((await project.run("codegen", "--check", "--diff", "--format=json")).stdout);
    const omitted = Number(/… (\d+) more/.exec(stdout)?.[1]);
    const { text } = Object(whole.diff);
    expect(String(text).trimEnd().split("\n")).toHaveLength(200 + omitted);
  });

  test("TypeScript before JSON, of a long line the beginning, and nothing that moves the cursor", async () => {
    using project = await generatedProject();
    project.write("generated/contract.json", `{ "x": "${"y".repeat(1_000_000)}" }\n`);
    project.write("generated/worker.ts", "\u001b[2J// mine\n");
    const { stdout } = await project.run("codegen", "--check");
    expect(stdout.indexOf("--- a/generated/worker.ts")).toBeLessThan(
      stdout.indexOf("--- a/generated/contract.json"),
    );
    expect(stdout).toContain("-\\u001b[2J// mine\n");
    expect(stdout).toMatch(/^-\{ "x": "y+… \(\d+ characters more\)$/m);
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThan(300);
  }, 120_000);

  test("of a binary file one line, and of a checkout with CRLF what differs besides", async () => {
    using project = await generatedProject();
    project.write("generated/worker.ts", "\0\0");
    const client = `${project.read("generated/client.ts")}// mine\n`;
    project.write("generated/client.ts", client.replaceAll("\n", "\r\n"));
    const { code, stdout } = await project.run("codegen", "--check");
    expect(code).toBe(3);
    expect(stdout).toContain("\nBinary file generated/worker.ts differs\n");
    expect(stdout.match(/^[-+](?![-+]).*$/gm)).toEqual(["-// mine"]);
  }, 120_000);

  test("how it is mended, by the project's package manager and with the options that were given", async () => {
    using project = smallProject({ "pnpm-lock.yaml": "", "my shop/package.json": "{}" });
    for (const file of ["jobwright.config.ts", "jobs.manifest.ts"])
      project.write(`my shop/${file}`, project.read(file));
    const here = await project.run("codegen", "--check", "--config", "jobwright.config.ts");
    expect(here.stdout).toContain("\nRun: pnpm exec jobwright codegen --config jobwright.config.ts\n");
    project.write("my shop/yarn.lock", "");
    const there = await project.run("codegen", "--check", "--cwd", "my shop");
    expect(there.stdout).toContain("\nRun: yarn run jobwright codegen --cwd 'my shop'\n");
  });
});

test("codegen --diff prints a patch that makes the files what codegen would", async () => {
  using project = smallProject({ "jobs.manifest.ts": manifest({ jobs: ["cleanup", "report"] }) });
  await project.run("codegen");
  project.write("jobs.manifest.ts", manifest({ emails: ["welcome"], jobs: ["report"] }));
  project.write("generated/index.ts", "no newline at the end");
  const { code, stdout, stderr } = await project.run("codegen", "--diff");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^--- a\/generated\/jobs\/cleanup\.ts\n\+\+\+ \/dev\/null\n/m);
  expect(stderr).toMatch(/^Would write \d+ files and delete 2; \d+ unchanged\.\n$/m);
  project.write("change.patch", stdout);
  execFileSync("git", ["apply", "change.patch"], { cwd: project.folder });
  expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
}, 120_000);
