import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..");

/**
 * Builds the package as `npm run build` does, into a folder of its own below the project: what is measured stays as
 * it is while the project is edited. Types are left to `npm run typecheck`.
 *
 * @returns the path of the command line
 */
export function buildPackage(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const args = ["-p", join(repository, "tsconfig.build.json"), "--outDir", join(folder, "dist"), "--noCheck"];
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The project cannot be built:\n${stdout}`);
  copyFileSync(join(repository, "package.json"), join(folder, "package.json"));
  return join(folder, "dist/generator/bin.js");
}
