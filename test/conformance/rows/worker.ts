import type { BaseWorkerOptions, RunOnceOptions, Worker } from "../../../runtime/worker/worker-types.ts";
import type { Row } from "./row.ts";

type WorkerRow =
  | Exclude<keyof Worker, symbol>
  | `worker.${keyof BaseWorkerOptions}`
  | `runOnce.${keyof RunOnceOptions}`
  | "worker.handlers"
  | "patterns";

const refused = {
  compile: "an unknown key",
  start: "an `OptionError` for an unknown key or a value out of range",
};

/** What a worker takes and does. */
export const worker = {
  start: {
    meaning:
      "Works all jobs, or those that match. Resolves when jobs are being claimed. The newest manifest's queues and schedules are made ready first. A second start is refused; after `stop` it starts again.",
    pgBoss: "A connection that listens, and a scan of all queues every 500 ms.",
    bullmq: "A connection for each queue, all others shared.",
    embedded: "In the process that holds the folder.",
    told: { start: "an `OptionError`; an `UnreachableError` where the server is out of reach" },
  },
  run: {
    meaning:
      "`start`, then `stop` at SIGINT or SIGTERM. Exit code 0 where all jobs finished in the drain time, 1 where not. A second signal ends the process at once. It calls no `process.exit`.",
    pgBoss: "By the worker.",
    bullmq: "By the worker.",
  },
  runOnce: {
    meaning:
      "Works the jobs that are ready until none is, and says how many attempts `completed`, `failed` and were `retried`.",
    pgBoss: "Runs the schedules that are due when it begins.",
    bullmq: "The same.",
  },
  stop: {
    meaning:
      "Claims nothing more and lets running jobs finish within `drain`; then their signals abort, and they wait again, their attempt uncounted. Says whether all finished by themselves.",
    pgBoss: "An update fenced by the run.",
    bullmq: "A script of ours, which checks the lock.",
  },
  close: { meaning: "As `stop`; `await using` calls it.", pgBoss: "As `stop`.", bullmq: "As `stop`." },
  patterns: {
    meaning:
      "Which jobs: `emails.sendWelcomeEmail`, `emails.*` or `*`. Jobs of other names stay in their queues.",
    default: "all jobs",
    pgBoss: "No other queue is touched.",
    bullmq: "No other queue is touched.",
    told: { compile: "one that matches no job", start: "an `OptionError`" },
  },
  "runOnce.limit": {
    meaning: "The jobs that one pass works at most.",
    unit: "jobs",
    default: "until none is ready",
    limits: "from 1",
    pgBoss: "No more are claimed.",
    bullmq: "No more are claimed.",
    told: refused,
  },
  "runOnce.jobs": {
    meaning: "Patterns, as those of `start`.",
    default: "all jobs",
    pgBoss: "As `patterns`.",
    bullmq: "As `patterns`.",
    told: refused,
  },
  "worker.backend": {
    meaning:
      "Where the jobs are. The worker does not close it. `createJobs` takes the same; which one it is changes no outcome.",
    pgBoss: "`pgBoss(…)`, `embedded(…)`.",
    bullmq: "`bullmq(…)`.",
    told: { compile: "one that the target does not allow", start: "an `OptionError`" },
  },
  "worker.concurrency": {
    meaning:
      "How many jobs run at once in this process, of all names together. A slow job holds back no other's slot or completion.",
    unit: "jobs",
    default: "10",
    limits: "from 1",
    pgBoss: "As many are claimed as there are free slots.",
    bullmq: "The same.",
    told: refused,
  },
  "worker.drain": {
    meaning: "How long `stop` lets running jobs finish. A `stop({ drain })` has its own.",
    unit: "duration",
    default: "30 s",
    limits: "0 to ten years; over 24.8 days counts as that",
    tolerance: "that of a timer of Node",
    pgBoss: "By the worker.",
    bullmq: "By the worker.",
    told: refused,
  },
  "worker.logger": {
    meaning:
      "An object with `debug`, `info`, `warn` and `error`. A failed attempt is a warning, a failed job an error.",
    default: "warnings and errors, on stderr",
    pgBoss: "By the worker.",
    bullmq: "By the worker.",
    told: refused,
  },
  "worker.handlers": {
    meaning:
      "A job without a handler in this worker stays in its queue. Nothing is completed without its handler having run.",
    pgBoss: "Its queue is not touched.",
    bullmq: "Its queue is not touched.",
    told: {
      compile: "a handler of an unknown job, or of another payload or result",
      start: "an `OptionError`; a `JobwrightError` for a file without one",
    },
  },
} as const satisfies Record<WorkerRow, Row>;
