import { join, relative } from "node:path";
import type { Backend } from "../../runtime/backend.ts";
import type {
  CallOptions,
  DedupeCallOptions,
  PriorityCallOptions,
} from "../../runtime/publisher/call-options.ts";
import type { JobClient } from "../../runtime/publisher/client-types.ts";
import type { JobContract } from "../../schema/contract.ts";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import type { PublishingBackend } from "./backend-requests.ts";
import { backendFile, projectBackend } from "./project-backend.ts";
import { importModules } from "./project-modules.ts";

/** Every option that a call of any job may have; the runtime refuses those that the job has not. */
export type AnyCallOptions = CallOptions & PriorityCallOptions & DedupeCallOptions;

/** A job's client, as far as it can be used on a backend that another process has open. */
export type AnyJobClient = Pick<
  JobClient<unknown, unknown, AnyCallOptions>,
  "publish" | "publishMany" | "waitFor"
>;

/** A project's own client, ready to be made. */
export interface LoadedClient {
  readonly backend: Backend;
  /** The client of one job, on the project's backend or on one in its place. */
  clientOf(job: JobContract, backend: PublishingBackend): AnyJobClient;
}

/**
 * Loads the generated client and the backend. Nothing connects yet.
 *
 * @param embedded the embedded backend, whatever the config says
 * @throws DiagnosticError for a module that cannot be loaded
 */
export async function loadClient(config: ResolvedConfig, embedded: boolean): Promise<LoadedClient> {
  const file = join(config.client, "client.ts");
  const source = backendFile(config, embedded);
  const modules = await importModules(source === null ? [file] : [file, source], config);
  const createJobs = modules.exported(file, "createJobs");
  return {
    backend: await projectBackend(source, modules, config),
    clientOf(job, backend) {
      const jobs: unknown = typeof createJobs === "function" ? createJobs({ backend }) : undefined;
      const client = memberOf(job.namespace === null ? jobs : memberOf(jobs, job.namespace), job.key);
      if (isJobClient(client)) return client;
      const message = `${relative(config.project, file)} has no client of ${job.name}.`;
      throw new DiagnosticError([diagnostic("OUTPUT_OUT_OF_DATE", message)]);
    },
  };
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** It was generated: what publishes is the runtime's client of the job. */
function isJobClient(value: unknown): value is AnyJobClient {
  return typeof memberOf(value, "publish") === "function";
}
