import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { checkConfig } from "./check-config.ts";
import { loadFailure } from "./load-failure.ts";
import { loadModule } from "./load-module.ts";
import { locate } from "./locate.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { sourceGraph } from "./source/source-graph.ts";

/** Looked for in this order. */
const configNames = ["jobwright.config.ts", "jobwright.config.mjs", "jobwright.config.js"] as const;

/**
 * Finds, loads and checks the config.
 *
 * @param cwd the folder to look in, absolute or relative to the process's
 * @param path the config's file, relative to `cwd`; left out: one of `configNames`
 * @throws DiagnosticError with every problem found
 */
export async function loadConfig(cwd: string, path?: string): Promise<ResolvedConfig> {
  const file = findConfig(cwd, path);
  const exported = await loadModule(file).catch(async (error: unknown) => {
    throw await loadFailure("CONFIG_LOAD", error, file, dirname(file));
  });
  const { config, diagnostics } = checkConfig(exported, file);
  const problems = config ? missingModules(config) : diagnostics;
  if (config && problems.length === 0) return config;
  throw new DiagnosticError(locate(problems, await sourceGraph(file), dirname(file)));
}

function findConfig(cwd: string, path: string | undefined): string {
  const candidates =
    path === undefined ? configNames.map((name) => resolve(cwd, name)) : [resolve(cwd, path)];
  const found = candidates.find((file) => existsSync(file));
  if (found) return found;
  const sought = path === undefined ? `${configNames.join(", ")} in ${cwd}` : candidates.join();
  throw new DiagnosticError([diagnostic("CONFIG_MISSING", `There is no config: looked for ${sought}.`)]);
}

function missingModules({ project, manifest, context, backend }: ResolvedConfig) {
  return Object.entries({ manifest, context, backend }).flatMap(([path, file]) =>
    file === null || existsSync(file)
      ? []
      : [diagnostic("CONFIG_PATH", `${path}: there is no file ${relative(project, file)}.`, { path })],
  );
}
