import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { builtPackage, commandLine } from "../programs/built-package.ts";

const repository = resolve(import.meta.dirname, "../..");

/** A project in a folder of its own, with jobwright and zod installed; removed at the end of its scope. */
export interface Project extends Disposable {
  readonly folder: string;
  path(file: string): string;
  write(file: string, text: string): void;
  read(file: string): string;
  exists(file: string): boolean;
  /** Every file but the installed packages, sorted. */
  files(below?: string): readonly string[];
  /** Runs the command line in the project. */
  run(...args: readonly string[]): Promise<CommandResult>;
  /** The same with more variables in its environment. */
  runWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CommandResult>;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function createProject(files: Readonly<Record<string, string>>): Project {
  const folder = mkdtempSync(join(tmpdir(), "jobwright-"));
  const path = (file: string): string => join(folder, file);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };
  mkdirSync(path("node_modules/@types"), { recursive: true });
  symlinkSync(builtPackage, path("node_modules/jobwright"));
  for (const name of ["zod", "@types/node"])
    symlinkSync(join(repository, "node_modules", name), path(`node_modules/${name}`));
  write("package.json", '{ "type": "module" }');
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    folder,
    path,
    write,
    read: (file) => readFileSync(path(file), "utf8"),
    exists: (file) => existsSync(path(file)),
    files: (below = ".") => filesBelow(path(below)),
    run: (...args) => runCommandLine(folder, args),
    runWith: (environment, ...args) => runCommandLine(folder, args, environment),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runCommandLine(
  cwd: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const env = { ...process.env, ...environment };
  return new Promise((done) => {
    execFile(process.execPath, commandLine(...args), { cwd, env }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && !entry.isSymbolicLink())
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
        : [entry.name],
    )
    .sort();
}
