import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { builtPackage } from "../programs/built-package.ts";

const root = resolve(import.meta.dirname, "../..");

/** A reader's folder, where `jobwright` is the package as it is published. */
export interface ScratchProject {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs the package's command line. */
  jobwright(...given: readonly string[]): Promise<Finished>;
  /** Type-checks the folder, or one in it; gives the compiler's complaints as it prints them. */
  typecheck(subfolder?: string): Promise<string>;
  remove(): Promise<void>;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function scratchProject(): Promise<ScratchProject> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-docs-"));
  await link(builtPackage, join(folder, "node_modules/jobwright"));
  for (const name of ["zod", "pg-boss", "pg", "@electric-sql/pglite", "bullmq", "ioredis", "@types/node"]) {
    await link(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  const write: ScratchProject["write"] = async (files) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  await write({ "package.json": JSON.stringify({ name: "scratch", type: "module" }) });
  return {
    folder,
    write,
    jobwright: (...given) =>
      run(process.execPath, ["node_modules/jobwright/dist/generator/bin.js", ...given], folder),
    typecheck: async (subfolder = ".") =>
      (await compile(["-p", subfolder, "--pretty", "false"], folder)).stdout,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end, with nothing on its standard input. */
export async function run(program: string, given: readonly string[], cwd: string): Promise<Finished> {
  const child = spawn(program, given, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

async function link(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await symlink(from, to);
}

function compile(given: readonly string[], cwd: string): Promise<Finished> {
  return run(join(root, "node_modules/.bin/tsc"), given, cwd);
}
