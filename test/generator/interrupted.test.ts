import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { codegen } from "../../generator/codegen.ts";
import { lockFile } from "../../generator/writing/run-lock.ts";
import { commandLine } from "../programs/built-package.ts";
import type { Project } from "./project.ts";
import { config, manifest, smallProject } from "./small-project.ts";

const before = manifest({ jobs: Array.from({ length: 80 }, (_, index) => `old-${index}`) });
const after = manifest({ jobs: Array.from({ length: 80 }, (_, index) => `new-${index}`) });

describe("a run that is ended in the middle of writing", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("by %s leaves the old output or the new", async (signal) => {
    const { project, old, planned } = await projectToWrite();
    using _ = project;
    expect(await killedWhileWriting(project, signal)).toBe(signal);
    expect([old, planned]).toContainEqual(read(project));
    expect(existsSync(lockFile(project.folder))).toBe(false);
  });

  test("by SIGKILL leaves each file old or new, and the next run completes it", async () => {
    const { project, old, planned } = await projectToWrite();
    using _ = project;
    expect(await killedWhileWriting(project, "SIGKILL")).toBe("SIGKILL");
    for (const [file, text] of Object.entries(read(project)))
      if (!file.startsWith(".jobwright.tmp/")) expect([old[file], planned[file]], file).toContain(text);
    expect(await project.run("codegen")).toMatchObject({ code: 0 });
    expect(read(project)).toEqual(planned);
  });
});

describe("a disk that takes no more", () => {
  test("is an error that names the file, and leaves all as it was", async () => {
    using project = await projectWith(before);
    const old = read(project);
    project.write("jobs.manifest.ts", after);
    // Files of more than 8 KiB cannot be written: of the many that change, the client's is the first so long.
    const { code, stderr } = await shell(project, `ulimit -f 8; exec "$@"`);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^error OUT_WRITE: generated\/\S+ cannot be written: .*\(EFBIG\)\.\n {2}fix: /,
      ),
    });
    expect(read(project)).toEqual(old);
    expect(project.files("handlers").filter((file) => file.startsWith("new"))).toEqual([]);
  });

  test("for want of permission is one too", async () => {
    using project = smallProject({
      "jobwright.config.ts": config.replace("./generated", "./locked/generated"),
    });
    project.write("locked/mine.txt", "mine\n");
    chmodSync(project.folder, 0o755);
    chmodSync(project.path("locked"), 0o555);
    const { code, stderr } = await shell(project, `exec "$@"`, isRoot ? { uid: nobody, gid: nobody } : {});
    chmodSync(project.path("locked"), 0o755);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^error OUT_WRITE: locked\/generated\/\S+ cannot be written: permission denied/,
      ),
    });
    expect(project.files("locked")).toEqual(["mine.txt"]);
    expect(project.exists("handlers")).toBe(false);
  });
});

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** A project with an output, whose manifest has changed, and what the next run will make of it. */
async function projectToWrite() {
  const project = await projectWith(before);
  using copy = await projectWith(before);
  const old = read(project);
  for (const { write } of [project, copy]) write("jobs.manifest.ts", after);
  await copy.run("codegen");
  return { project, old, planned: read(copy) };
}

async function projectWith(text: string): Promise<Project> {
  const project = smallProject({ "jobs.manifest.ts": text });
  await codegen({ cwd: project.folder, write: true });
  return project;
}

/** Ends a run once it has begun to write. @returns the signal that it died of */
async function killedWhileWriting(project: Project, signal: NodeJS.Signals): Promise<unknown> {
  const child = spawn(process.execPath, commandLine("codegen"), { cwd: project.folder, stdio: "ignore" });
  const exit = once(child, "exit");
  while (!project.exists("generated/.jobwright.tmp") && child.exitCode === null) await turn();
  child.kill(signal);
  const [, endedBy] = await exit;
  return endedBy;
}

function read(project: Project): Readonly<Record<string, string>> {
  const files = project.files("generated");
  return Object.fromEntries(files.map((file) => [file, project.read(`generated/${file}`)]));
}

/** Runs the command line below a shell's own settings. */
function shell(
  project: Project,
  script: string,
  owner: { readonly uid?: number; readonly gid?: number } = {},
): Promise<{ readonly code: unknown; readonly stderr: string }> {
  const args = ["-c", script, "sh", process.execPath, ...commandLine("codegen")];
  // Nothing else is to be written.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  return new Promise((done) => {
    execFile("bash", args, { cwd: project.folder, env, ...owner }, (error, _, stderr) =>
      done({ code: error?.code ?? 0, stderr }),
    );
  });
}
