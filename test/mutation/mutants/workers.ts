import type { workers } from "../../conformance/behaviours/workers.ts";
import { consuming, running, settling, storing, withOptions } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

export const workersMutants: MutantsOf<typeof workers> = {
  "concurrency: concurrency of a job bounds its runs at once": broken(
    "a job's own concurrency is ignored",
    withOptions(() => ({ concurrency: null })),
  ),
  "worker.concurrency: concurrency of the worker bounds all its jobs together": broken(
    "the worker runs twice as many jobs",
    consuming((request) => ({ ...request, concurrency: request.concurrency * 2 })),
  ),
  "worker.concurrency: a slow job holds back neither others nor their completion": broken(
    "jobs run one after the other",
    (backend) => {
      let last = Promise.resolve();
      return running((job, run) => {
        last = last.then(() => run(job));
        return last;
      })(backend);
    },
  ),
  "patterns: a worker for a pattern takes the jobs that match and leaves the others": patched(
    "a router's pattern matches every job",
    "schema/name-pattern.ts",
    "name.startsWith(pattern.slice(0, -1))",
    "true",
  ),
  "worker.handlers: a job without a handler stays in the queue": patched(
    "a job without a handler is completed",
    "runtime/worker/load-handlers.ts",
    "if (!Object.hasOwn(modules, name)) return undefined;",
    "if (!Object.hasOwn(modules, name)) return () => undefined;",
  ),
  "runOnce.limit: runOnce works at most its limit and says how attempts ended": broken(
    "a pass takes twice its limit",
    consuming((request) => ({ ...request, limit: request.limit && request.limit * 2 })),
  ),
  "runOnce: runOnce ends when no job is ready": broken(
    "delayed jobs are ready",
    storing((job) => ({ ...job, startAt: null })),
  ),
  "runOnce: passes one after the other, each on a backend of its own, work all that is there": broken(
    "a pass takes twice its limit",
    consuming((request) => ({ ...request, limit: request.limit && request.limit * 2 })),
  ),
  "stop: stop lets running jobs finish and takes no more": patched(
    "stop hands everything back at once",
    "runtime/worker/connect-worker.ts",
    "Math.min(time, longestTimer)",
    "0",
  ),
  "stop: stop hands back what does not finish in time, and the attempt is not lost": broken(
    "a job handed back has lost its attempt",
    settling((outcome) =>
      outcome.kind === "released"
        ? { kind: "retry", delay: 0, error: { name: "Error", message: "handed back" } }
        : outcome,
    ),
  ),
  "stop: a worker that is stopped while it starts is stopped": patched(
    "stop does not wait for a start",
    "runtime/worker/connect-worker.ts",
    "await stopped?.catch(() => undefined)",
    "await Promise.race([stopped, new Promise<undefined>((resolve) => setImmediate(resolve, undefined))])",
  ),
  "start: a worker that was stopped starts again": broken(
    "only the first consumer claims jobs",
    (backend) => {
      let consumers = 0;
      return {
        ...backend,
        async consume(request) {
          consumers += 1;
          const consumer = await backend.consume(request);
          if (consumers > 1) await consumer.stop();
          return consumer;
        },
      };
    },
  ),
  "at least once: two workers share the jobs and run none twice": broken(
    "each job is handed out twice",
    running(async (job, run) => {
      await run({ ...job, settle: async () => true });
      await run(job);
    }),
  ),
  "start: a second start, a pattern that matches nothing and an unknown option are refused": patched(
    "a pattern may match nothing",
    "runtime/worker/name-patterns.ts",
    "if (!names.some((name) => matches(name, pattern))) {",
    "if (false) {",
  ),
};
