import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";

const root = resolve(import.meta.dirname, "../..");

/** A reader's folder, where `jobwright` means the sources of this checkout. */
export interface ScratchProject {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs the command line. */
  jobwright(...given: readonly string[]): Promise<Finished>;
  /** Type-checks the folder with the project's compiler; gives its complaints as it prints them. */
  typecheck(): Promise<string>;
  remove(): Promise<void>;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function scratchProject(): Promise<ScratchProject> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-docs-"));
  const write: ScratchProject["write"] = async (files) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(root, join(folder, "node_modules/jobwright"));
  for (const name of ["zod", "@types/node"]) {
    await symlink(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  await write({ "package.json": JSON.stringify({ name: "scratch", type: "module" }) });
  return {
    folder,
    write,
    jobwright: (...given) =>
      run(
        process.execPath,
        ["--conditions=@jobwright/source", join(root, "generator/bin.ts"), ...given],
        folder,
      ),
    async typecheck() {
      const flags = ["-p", ".", "--pretty", "false", "--customConditions", "@jobwright/source"];
      return (await run(join(root, "node_modules/.bin/tsc"), flags, folder)).stdout;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end, with nothing on its standard input. */
export async function run(program: string, given: readonly string[], cwd: string): Promise<Finished> {
  const child = spawn(program, given, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}
