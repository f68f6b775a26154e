import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildPackage } from "../../bench/build-package.ts";

const repository = join(import.meta.dirname, "../..");
const cache = join(repository, "node_modules/.cache/jobwright-tests");

/**
 * Jobwright as a project has it installed: what the command line starts from takes half as long as the sources do,
 * and it is what people run. Under the condition of the sources it leads to them.
 */
export const builtPackage = join(cache, "node_modules/jobwright");

/** What Node is started with to run the command line. */
export function commandLine(...args: readonly string[]): string[] {
  return [join(builtPackage, "dist/generator/bin.js"), ...args];
}

/** Builds the package where it is not that of the sources as they are. */
export function ensureBuiltPackage(): void {
  const version = versionOfSources();
  if (versionOf(builtPackage) === version) return;

  mkdirSync(join(builtPackage, ".."), { recursive: true });
  const own = mkdtempSync(join(cache, "building-"));
  try {
    buildPackage(join(own, "new"));
    for (const folder of folders) symlinkSync(join(repository, folder), join(own, "new", folder));
    writeFileSync(join(own, "new", versionFile), version);
    putInPlace(own);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Several processes may do so at once, and others may be reading: it is never half there. */
function putInPlace(own: string): void {
  try {
    renameSync(builtPackage, join(own, "old"));
  } catch (error) {
    if (!isErrorWith(error, "ENOENT")) throw error;
  }
  try {
    renameSync(join(own, "new"), builtPackage);
  } catch (error) {
    // Another process was quicker, with the same sources.
    if (!isErrorWith(error, "ENOTEMPTY", "EEXIST")) throw error;
  }
}

const folders = ["schema", "templates", "generator", "runtime"];
const versionFile = ".version";

function versionOfSources(): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort(),
  );
  const hash = createHash("sha256");
  for (const file of [
    ...files,
    ...["package.json", "tsconfig.json", "tsconfig.build.json"].map((file) => join(repository, file)),
  ])
    hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest("hex");
}

function versionOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, versionFile), "utf8");
  } catch {
    return undefined;
  }
}

function isErrorWith(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
