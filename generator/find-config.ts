import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { nearFile } from "./near-file.ts";

/** Looked for in this order. */
const configNames = ["jobwright.config.ts", "jobwright.config.mjs", "jobwright.config.js"] as const;

/**
 * The absolute path of the config's file.
 *
 * @param cwd the folder to look in, absolute or relative to the process's
 * @param path the config's file, relative to `cwd`; left out: one of `configNames`
 * @throws DiagnosticError where there is none
 */
export function findConfig(cwd: string, path: string | undefined): string {
  const candidates =
    path === undefined ? configNames.map((name) => resolve(cwd, name)) : [resolve(cwd, path)];
  const found = candidates.find((file) => existsSync(file));
  if (found) return found;
  const sought = path === undefined ? `${configNames.join(", ")} in ${cwd}` : candidates.join();
  const near = path === undefined ? undefined : nearFile(resolve(cwd, path), cwd);
  const fix = near === undefined ? {} : { fix: `Write \`--config ${near}\`.` };
  throw new DiagnosticError([diagnostic("CONFIG_MISSING", `There is no config: looked for ${sought}.`, fix)]);
}
