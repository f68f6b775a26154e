import type { RuntimeContract } from "../../schema/contract.ts";
import type { Manifest } from "../../schema/definition.ts";
import type { ClaimedJob, Consumer } from "../backend.ts";
import { bindJobs } from "../bind-jobs.ts";
import { checkKeys } from "../check-keys.ts";
import { JobwrightError, OptionError, requireDuration } from "../errors.ts";
import { consoleLogger } from "../logger.ts";
import { newSchedules } from "../publisher/new-job.ts";
import { firstSignal } from "./first-signal.ts";
import type { ContextModule, HandlerModules } from "./handler.ts";
import { loadHandlers } from "./load-handlers.ts";
import { matchNames } from "./name-patterns.ts";
import { type AttemptEnd, type AttemptEnvironment, runAttempt } from "./run-attempt.ts";
import { checkRunOnceOptions, checkWorkerOptions, type WorkerOptions } from "./worker-options.ts";
import type { NamePattern, RunOnceSummary, Worker } from "./worker-types.ts";

/** What the generated code knows of a worker's jobs. */
export interface WorkerBindings {
  readonly manifest: Manifest;
  readonly contract: RuntimeContract;
  /** Handlers at their configured places. */
  readonly handlers: HandlerModules;
  /** The configured context; left out, handlers get `undefined`. */
  readonly context?: () => Promise<ContextModule>;
}

/** A timer's longest time in Node, in milliseconds: 24.8 days. */
const longestTimer = 2 ** 31 - 1;

/** A worker that has been started. */
interface Session {
  readonly consumer: Consumer;
  /** Aborts when running jobs are to be handed back. */
  readonly stopping: AbortController;
}

/**
 * A worker for the jobs of a contract, for generated code. Connects at `start`, `run` or `runOnce`.
 *
 * @throws OptionError for an unknown option, hook or handler, or a value out of range
 */
export function connectWorker(bindings: WorkerBindings, options: WorkerOptions): Worker {
  const { manifest, contract } = bindings;
  const { backend, concurrency = 10, hooks = {}, handlers = {}, logger = consoleLogger() } = options;
  const jobs = bindJobs(manifest, contract);
  const names = [...jobs.keys()];
  const drainTime = checkWorkerOptions(options, names, contract.target);
  let session: Promise<Session> | undefined;

  async function begin(
    patterns: readonly NamePattern[] = ["*"],
    limit?: number,
    ended: (end: AttemptEnd) => void = () => {},
  ): Promise<Session> {
    if (session) throw new OptionError("The worker has been started already.");
    const opening = open(patterns, limit, ended);
    session = opening;
    try {
      return await opening;
    } catch (error) {
      session = undefined;
      throw error;
    }
  }

  async function open(
    patterns: readonly NamePattern[],
    limit: number | undefined,
    ended: (end: AttemptEnd) => void,
  ): Promise<Session> {
    const loaded = await loadHandlers(matchNames(names, patterns), bindings.handlers, handlers);
    const createContext =
      options.createContext ?? (await bindings.context?.())?.createContext ?? (() => undefined);
    await backend.prepare(contract);
    await backend.reconcileSchedules(contract.name, newSchedules(contract.jobs));
    const stopping = new AbortController();
    const { target } = contract;
    const environment = { createContext, hooks, logger, target, stopping: stopping.signal };
    const environments = new Map<string, AttemptEnvironment>();
    for (const [name, handler] of loaded) {
      const bound = jobs.get(name);
      if (bound) environments.set(name, { ...environment, bound, handler });
    }
    const run = async (claimed: ClaimedJob) =>
      ended(await runAttempt(claimed, requireServed(environments, claimed.name)));
    const served = contract.jobs.filter((job) => loaded.has(job.name));
    const consumer = await backend.consume({ jobs: served, concurrency, limit, run, logger });
    logger.info({ jobs: served.map(({ name }) => name), concurrency }, "The worker has started.");
    return { consumer, stopping };
  }

  async function stop(
    stopOptions: Parameters<Worker["stop"]>[0] = {},
  ): Promise<{ readonly drained: boolean }> {
    checkKeys("stop", stopOptions, ["drain"]);
    const { drain } = stopOptions;
    const time = drain === undefined ? drainTime : requireDuration("drain", drain);
    const stopped = session;
    // A start that is under way is waited for; one that fails has nothing to stop.
    const opened = await stopped?.catch(() => undefined);
    if (!opened) return { drained: true };
    logger.info({ drain: time }, "The worker stops: running jobs may finish.");
    let drained = true;
    const timer = setTimeout(
      () => {
        drained = false;
        opened.stopping.abort();
      },
      Math.min(time, longestTimer),
    );
    await opened.consumer.stop();
    clearTimeout(timer);
    if (session === stopped) session = undefined;
    return { drained };
  }

  const close = async (): Promise<void> => void (await stop());

  return {
    start: async (patterns) => void (await begin(patterns)),
    async run(patterns) {
      // Before the first job is claimed: a signal that comes with it shall drain as well.
      const signal = firstSignal(["SIGINT", "SIGTERM"]);
      try {
        const { consumer } = await begin(patterns);
        await Promise.race([signal.received, consumer.done]);
        const { drained } = await stop();
        if (!drained) process.exitCode = 1;
      } finally {
        signal.ignore();
      }
    },
    async runOnce(passOptions = {}) {
      checkRunOnceOptions(passOptions);
      const { limit, jobs: patterns } = passOptions;
      const summary = { completed: 0, failed: 0, retried: 0 };
      const { consumer } = await begin(patterns, limit ?? Number.POSITIVE_INFINITY, (end) =>
        count(summary, end),
      );
      try {
        await consumer.done;
      } finally {
        session = undefined;
      }
      return summary;
    },
    stop,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function requireServed(
  environments: ReadonlyMap<string, AttemptEnvironment>,
  name: string,
): AttemptEnvironment {
  const environment = environments.get(name);
  if (environment) return environment;
  throw new JobwrightError(`The backend handed out a job of ${name}, which this worker did not ask for.`);
}

function count(summary: { -readonly [Key in keyof RunOnceSummary]: number }, end: AttemptEnd): void {
  if (end === "completed") summary.completed += 1;
  else if (end === "failed") summary.failed += 1;
  else if (end === "retry") summary.retried += 1;
}
