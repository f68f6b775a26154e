import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Backend } from "../../runtime/backend.ts";
import type { WorkerOptions } from "../../runtime/worker/worker-options.ts";
import type { Worker } from "../../runtime/worker/worker-types.ts";
import type { JobContract } from "../../schema/contract.ts";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { jobFile } from "../../templates/outline.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { backendFile, projectBackend } from "./project-backend.ts";
import { importModules } from "./project-modules.ts";

/** A project's own worker, ready to be made. */
export interface LoadedWorker {
  readonly createWorker: (options: WorkerOptions) => Worker;
  readonly backend: Backend;
}

/**
 * Loads the generated worker, the handlers of the given jobs, the context and the backend. Nothing connects yet.
 *
 * @param embedded the embedded backend, whatever the config says
 * @throws DiagnosticError for every handler that is missing, and for the first module that cannot be loaded
 */
export async function loadWorker(
  config: ResolvedConfig,
  jobs: readonly JobContract[],
  embedded: boolean,
): Promise<LoadedWorker> {
  const handlers = handlerFiles(config, jobs);
  const file = join(config.worker, "worker.ts");
  const source = backendFile(config, embedded);
  const files = [...handlers, config.context, file, source].filter((path) => path !== null);
  const modules = await importModules(files, config);
  const createWorker = modules.exported(file, "createWorker");
  if (!isCreateWorker(createWorker)) throw new DiagnosticError([withoutWorker(config, file)]);
  return { createWorker, backend: await projectBackend(source, modules, config) };
}

/** Where the handlers of the jobs lie, or should; none where no folder is configured. */
export function handlerPaths(
  { handlers }: ResolvedConfig,
  jobs: readonly JobContract[],
): readonly { readonly job: string; readonly path: string }[] {
  return handlers === null ? [] : jobs.map((job) => ({ job: job.name, path: join(handlers, jobFile(job)) }));
}

function handlerFiles(config: ResolvedConfig, jobs: readonly JobContract[]): readonly string[] {
  const { handlers, project } = config;
  if (handlers === null)
    throw new DiagnosticError([
      diagnostic("HANDLERS_UNCONFIGURED", "The config names no folder of handlers."),
    ]);
  const files = handlerPaths(config, jobs);
  const missing = files.filter(({ path }) => !existsSync(path));
  if (missing.length === 0) return files.map(({ path }) => path);
  throw new DiagnosticError(
    missing.map(({ job, path }) =>
      diagnostic("HANDLER_MISSING", `There is no ${relative(project, path).split(sep).join("/")}.`, { job }),
    ),
  );
}

function withoutWorker({ project }: ResolvedConfig, file: string) {
  return diagnostic("OUTPUT_OUT_OF_DATE", `${relative(project, file)} exports no createWorker.`);
}

/** It was generated: its parameters are those of its template. */
function isCreateWorker(value: unknown): value is LoadedWorker["createWorker"] {
  return typeof value === "function";
}
