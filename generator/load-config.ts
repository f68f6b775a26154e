import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { type Diagnostic, DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { checkConfig } from "./check-config.ts";
import { findConfig } from "./find-config.ts";
import { loadFailure } from "./load-failure.ts";
import { type LoadModule, loadModule } from "./load-module.ts";
import { locate } from "./locate.ts";
import { nearFile } from "./near-file.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { sourceGraph } from "./source/source-graph.ts";

/**
 * Finds, loads and checks the config.
 *
 * @param cwd the folder to look in, absolute or relative to the process's
 * @param path the config's file, relative to `cwd`; left out: by its usual names
 * @param load how modules are loaded
 * @throws DiagnosticError with every problem found
 */
export async function loadConfig(
  cwd: string,
  path?: string,
  load: LoadModule = loadModule,
): Promise<ResolvedConfig> {
  const file = findConfig(cwd, path);
  const exported = await load(file).catch(async (error: unknown) => {
    throw await loadFailure("CONFIG_LOAD", error, file, dirname(file));
  });
  const { config, diagnostics } = checkConfig(exported, file);
  const problems = config ? missingModules(config) : diagnostics;
  if (config && problems.length === 0) return config;
  throw new DiagnosticError(locate(problems, await sourceGraph(file), dirname(file)));
}

function missingModules({ project, manifest, context, backend }: ResolvedConfig) {
  return Object.entries({ manifest, context, backend }).flatMap(([path, file]) =>
    file === null || existsSync(file) ? [] : [missingModule(path, file, project)],
  );
}

function missingModule(path: string, file: string, project: string): Diagnostic {
  const near = nearFile(file, project);
  return diagnostic("CONFIG_PATH", `${path}: there is no file ${relative(project, file)}.`, {
    path,
    ...(near === undefined ? {} : { fix: `Write \`${path}: "${near}"\`.` }),
  });
}
