import type { workerOptions } from "../../conformance/behaviours/worker-options.ts";
import { handing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const connectWorker = "runtime/worker/connect-worker.ts";
const runAttempt = "runtime/worker/run-attempt.ts";

export const workerOptionsMutants: MutantsOf<typeof workerOptions> = {
  "worker.concurrency: ten jobs run at once where nothing is said": patched(
    "five do",
    connectWorker,
    "concurrency = 10, hooks",
    "concurrency = 5, hooks",
  ),
  "worker.logger: a failed attempt is a warning, and a failed job an error, each with the job's fields":
    patched(
      "a failed job is a warning",
      runAttempt,
      'log.error({ error: outcome.error, maxAttempts }, "The job failed.");',
      'log.warn({ error: outcome.error, maxAttempts }, "The job failed.");',
    ),
  "log: the lines of a handler and of createContext carry the job's name, id and attempt": patched(
    "the worker's logger is given as it is",
    runAttempt,
    "const log = withFields(environment.logger, { job: name, id, attempt });",
    "const log = environment.logger;",
  ),
  "worker.drain: how long a stop waits that says nothing else": patched(
    "it does not wait",
    connectWorker,
    "drain === undefined ? drainTime :",
    "drain === undefined ? 0 :",
  ),
  "close: a worker's, and the end of await using, stop it": patched(
    "close does nothing",
    connectWorker,
    "void (await stop());",
    "undefined;",
  ),
  "runOnce.jobs: the jobs that match are worked, and no others": patched(
    "all jobs are worked",
    connectWorker,
    "await begin(patterns, limit ??",
    "await begin(undefined, limit ??",
  ),
  "context: jobs that run at once have contexts of their own": patched(
    "one context is made for all",
    "runtime/worker/attempt-context.ts",
    "made = { context: await create() };",
    "made = { context: ((globalThis as any).contextOfAll ??= await create()) };",
  ),
  "job: the handler sees its id, name, attempt, attempts in all, and when it was published": broken(
    "it sees the id in capitals",
    handing((job) => ({ id: job.id.toUpperCase() })),
  ),
  "signal: its reason is the timeout, or that the worker stops": patched(
    "it has no reason",
    "runtime/worker/interruption.ts",
    "controller.abort(reason);",
    "controller.abort();",
  ),
  "progress: what comes after the attempt's end is dropped": patched(
    "it is told to the hooks",
    runAttempt,
    "if (over) return;",
    "",
  ),
};
