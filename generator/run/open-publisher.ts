import type { Receipt } from "../../runtime/backend.ts";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { Duration } from "../../schema/duration.ts";
import { messageOf } from "../../schema/message-of.ts";
import { loadConfig } from "../load-config.ts";
import { remoteBackend } from "./backend-requests.ts";
import { type AnyCallOptions, loadClient } from "./load-client.ts";
import { makeStateFolder } from "./project-backend.ts";
import { readContract } from "./read-contract.ts";
import { isServed, sendRequest } from "./request-socket.ts";
import { requireUpToDate } from "./require-up-to-date.ts";
import { findJob } from "./select-jobs.ts";

/** Publishes one kind of job, on the project's backend. */
export interface OpenPublisher {
  /** False: on the embedded backend, with no worker running, so that jobs wait for one. */
  readonly isWorked: boolean;
  /** @throws the project's PayloadError, and what its backend throws; nothing was stored */
  publish(payload: unknown, options: AnyCallOptions): Promise<Receipt>;
  /** The same for each payload, all or none. */
  publishMany(payloads: readonly unknown[], options: AnyCallOptions): Promise<readonly Receipt[]>;
  /** Waits for a job's end. @returns its result */
  waitFor(id: string, timeout: Duration): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Opens the project's own client for one job. Where a command of the same project has the embedded backend open, jobs
 * are handed to it.
 *
 * @param embedded the embedded backend, whatever the config says
 * @param check compare the generated files with the manifest before anything is published
 * @throws UsageError for an unknown job · DiagnosticError where the project cannot be run
 */
export async function openPublisher({
  cwd,
  config: path,
  job: name,
  embedded,
  check,
}: {
  readonly cwd: string;
  readonly config: string | undefined;
  readonly job: string;
  readonly embedded: boolean;
  readonly check: boolean;
}): Promise<OpenPublisher> {
  const config = await loadConfig(cwd, path);
  const job = findJob(readContract(config), name);
  if (check) await requireUpToDate({ cwd, config: path });
  const { backend, clientOf } = await loadClient(config, embedded);
  const isHandedOver = backend.kind === "embedded" && (await isServed(config));
  const remote = remoteBackend(async (request) => {
    const answer = await sendRequest(config, request);
    if (answer) return answer.value;
    throw new Error("The process that works this project ended. Try again.");
  });
  if (backend.kind === "embedded") makeStateFolder(config);
  const client = clientOf(job, isHandedOver ? remote : backend);
  return {
    isWorked: isHandedOver || backend.kind !== "embedded",
    publish: (payload, options) => client.publish(payload, options).catch(withAdvice),
    publishMany: (payloads, options) =>
      client.publishMany(payloads.map((payload) => ({ payload, options }))).catch(withAdvice),
    waitFor: (id, timeout) => client.waitFor(id, { timeout }),
    close: () => backend.close(),
  };
}

/** Another program has the embedded backend's folder: nothing answers for it. */
function withAdvice(error: unknown): never {
  const message = messageOf(error);
  if (!/^The folder .+ is in use by /.test(message)) throw error;
  throw new DiagnosticError([diagnostic("BACKEND_IN_USE", message.split(". ")[0] ?? message)]);
}
