import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Backend } from "../../runtime/backend.ts";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import type { ProjectModules } from "./project-modules.ts";

/**
 * The backend that the project's module exports; where `file` is null, the embedded one in `.jobwright`. It connects at
 * its first use, and whoever asked for it closes it.
 *
 * @throws DiagnosticError where the module exports no backend
 */
export async function projectBackend(
  file: string | null,
  modules: ProjectModules,
  config: ResolvedConfig,
): Promise<Backend> {
  if (file === null) return embeddedBackend(modules, config);
  const backend = modules.exported(file, "backend");
  if (isBackend(backend)) return backend;
  const shown = relative(config.project, file);
  throw new DiagnosticError([
    diagnostic("BACKEND_INVALID", `${shown} has no export \`backend\` that is a backend.`),
  ]);
}

/** The module to take the backend from; null for the embedded one. */
export function backendFile({ backend }: ResolvedConfig, embedded: boolean): string | null {
  return embedded ? null : backend;
}

/** `.jobwright`: the embedded backend's jobs and what belongs to a running command; never committed. */
export function stateFolder({ project }: Pick<ResolvedConfig, "project">): string {
  return join(project, ".jobwright");
}

/** Makes the folder where it is missing, with a .gitignore of its own. */
export function makeStateFolder(config: Pick<ResolvedConfig, "project">): string {
  const folder = stateFolder(config);
  if (mkdirSync(folder, { recursive: true }) !== undefined) writeFileSync(join(folder, ".gitignore"), "*\n");
  return folder;
}

async function embeddedBackend(modules: ProjectModules, config: ResolvedConfig): Promise<Backend> {
  const entry = await modules.jobwright("jobwright/embedded");
  const embedded: unknown = Reflect.get(entry, "embedded");
  const backend: unknown =
    typeof embedded === "function" ? embedded({ dir: stateFolder(config) }) : undefined;
  if (isBackend(backend)) return backend;
  throw new Error("The project's own jobwright is too old for this command line: it has no embedded().");
}

/** As far as can be seen from outside; the project's runtime checks it as well. */
function isBackend(value: unknown): value is Backend {
  return typeof value === "object" && value !== null && "prepare" in value && "kind" in value;
}
