import { loadConfig } from "../load-config.ts";
import { answerRequest, type BackendRequest } from "./backend-requests.ts";
import { type JobEvent, jobEvents } from "./job-events.ts";
import { loadWorker } from "./load-worker.ts";
import { readContract } from "./read-contract.ts";
import { serveRequests } from "./request-socket.ts";
import { requireUpToDate } from "./require-up-to-date.ts";
import { selectJobs } from "./select-jobs.ts";

export interface WorkOptions {
  /** The folder in which the config is looked for. */
  readonly cwd: string;
  readonly config: string | undefined;
  /** Names and patterns; none for all jobs. */
  readonly patterns: readonly string[];
  /** Jobs at once; left out, the worker's own default. */
  readonly concurrency: number | undefined;
  /** The embedded backend, whatever the config says. */
  readonly embedded: boolean;
  /** Compare the generated files with the manifest first. */
  readonly check: boolean;
  /** Report what is logged as `debug` as well. */
  readonly debug: boolean;
  readonly report: (event: JobEvent) => void;
}

/**
 * Runs a worker of the project until SIGINT or SIGTERM, and lets running jobs finish.
 *
 * @returns whether every job finished within the drain time
 * @throws DiagnosticError before the start, for generated files that are out of date and handlers that are missing
 * @throws UsageError for a pattern that matches no job
 */
export async function work(options: WorkOptions): Promise<{ readonly drained: boolean }> {
  const { cwd, config: path, patterns, concurrency, embedded, debug, report } = options;
  const config = await loadConfig(cwd, path);
  const upToDate = options.check ? requireUpToDate({ cwd, config: path }) : Promise.resolve();
  // Awaited below, after what is told better: an unknown job, a handler that is missing.
  upToDate.catch(() => {});
  const jobs = selectJobs(readContract(config), patterns);
  const loading = loadWorker(config, jobs, embedded);
  loading.catch(() => {});
  await upToDate;
  const { createWorker, backend } = await loading;
  const worker = createWorker({
    backend,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...jobEvents(report, debug),
  });
  const stopServing =
    backend.kind === "embedded"
      ? // What a process of this package sent: `publish`, through `remoteBackend`.
        await serveRequests(config, (request) => answerRequest(backend, request as BackendRequest))
      : undefined;
  try {
    const before = process.exitCode;
    await worker.run(jobs.map(({ name }) => name));
    return { drained: process.exitCode === before };
  } finally {
    await stopServing?.();
    await backend.close();
  }
}
