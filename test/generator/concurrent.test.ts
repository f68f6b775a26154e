import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { codegen } from "../../generator/codegen.ts";
import { lockFile, withRunLock } from "../../generator/writing/run-lock.ts";
import type { Project } from "./project.ts";
import { manifest, smallProject } from "./small-project.ts";

test("runs at the same time leave one whole output and nothing else", async () => {
  using project = smallProject();
  const runs = await Promise.all([project.run("codegen"), project.run("codegen")]);
  for (const run of runs)
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(/^(Another run .*\n)?$/) });
  expect(await codegen({ cwd: project.folder, write: false })).toMatchObject({
    changes: [],
    diagnostics: [],
  });
  expect(project.exists("generated/.jobwright.tmp")).toBe(false);
  expect(existsSync(lockFile(project.folder))).toBe(false);
});

test("of runs with two manifests at the same time, one's output is there in whole", async () => {
  const manifests = [["welcome"], ["welcome", "goodbye"]].map((emails) => manifest({ emails }));
  using project = smallProject({ "jobs.manifest.ts": manifests[0] ?? "" });
  const first = project.run("codegen");
  project.write("jobs.manifest.ts", manifests[1] ?? "");
  const second = project.run("codegen");
  expect([(await first).code, (await second).code]).toEqual([0, 0]);
  expect(await Promise.all(manifests.map(outputOf))).toContainEqual(read(project));
});

describe("the lock of a project", () => {
  test("is waited for until it is free", async () => {
    using project = smallProject();
    const order: string[] = [];
    const held = Promise.withResolvers<void>();
    const first = withRunLock(project.folder, {}, async () => {
      await held.promise;
      order.push("first");
    });
    const onWait = (holder: { readonly pid: number }): void => {
      expect(holder.pid).toBe(process.pid);
      held.resolve();
    };
    await withRunLock(project.folder, { onWait }, async () => void order.push("second"));
    await first;
    expect(order).toEqual(["first", "second"]);
  });

  test("that is held for too long is an error that says by whom, and where the lock is", async () => {
    using project = smallProject();
    await withRunLock(project.folder, {}, async () => {
      const second = withRunLock(project.folder, { timeout: 0 }, async () => {});
      await expect(second).rejects.toMatchObject({
        diagnostics: [
          {
            code: "CODEGEN_RUNNING",
            message: expect.stringContaining(
              `process ${process.pid} on ${hostname()}, holds the lock ${lockFile(project.folder)}`,
            ),
          },
        ],
      });
    });
  });

  test("is free again after an error", async () => {
    using project = smallProject();
    const failed = withRunLock(project.folder, {}, () => Promise.reject(new Error("no")));
    await expect(failed).rejects.toThrow("no");
    expect(existsSync(lockFile(project.folder))).toBe(false);
  });

  test("that a process left which is gone holds nobody", async () => {
    using project = smallProject();
    const child = execFile(process.execPath, ["--version"]);
    await once(child, "exit");
    writeLock(project, JSON.stringify({ pid: child.pid, host: hostname(), id: "1" }));
    expect(await withRunLock(project.folder, { timeout: 0 }, async () => "ran")).toBe("ran");
    expect(existsSync(lockFile(project.folder))).toBe(false);
  });

  test.each([
    ["another machine's process", JSON.stringify({ pid: 1, host: "elsewhere", id: "1" }), 11 * 60],
    ["nobody that can be read", "{", 6],
  ])("of %s holds until it is old", async (_, text, age) => {
    using project = smallProject();
    writeLock(project, text);
    const attempt = () => withRunLock(project.folder, { timeout: 0 }, async () => "ran");
    await expect(attempt()).rejects.toMatchObject({ diagnostics: [{ code: "CODEGEN_RUNNING" }] });
    const then = Date.now() / 1000 - age;
    utimesSync(lockFile(project.folder), then, then);
    expect(await attempt()).toBe("ran");
  });
});

async function outputOf(text: string): Promise<Readonly<Record<string, string>>> {
  using project = smallProject({ "jobs.manifest.ts": text });
  await codegen({ cwd: project.folder, write: true });
  return read(project);
}

function read(project: Project): Readonly<Record<string, string>> {
  const files = project.files("generated");
  return Object.fromEntries(files.map((file) => [file, project.read(`generated/${file}`)]));
}

function writeLock(project: Project, text: string): void {
  mkdirSync(dirname(lockFile(project.folder)), { recursive: true });
  writeFileSync(lockFile(project.folder), text);
}
