import { isObject } from "../values.ts";
import { alike, type ForeignKey } from "./foreign-key.ts";
import { dedupeOf, durationOf, keepOf, rateLimitOf, scheduleOf } from "./replacements.ts";

const lease = "Remove it: workers renew their hold on a job by themselves. `timeout` bounds one attempt.";
const flows = "Remove it: a job that follows another is published by the handler of the first.";
const stalled = "Remove it: a run that was lost with its worker counts as one of the `attempts`.";
const worker = "Give it to the worker: `createWorker({ backend, concurrency: 10 })`.";

/** The keys of BullMQ's jobs, queues and workers. */
export const bullmqKeys: readonly ForeignKey[] = [
  { key: "removeOnComplete", example: true, instead: (_, given) => keepOf(given) },
  { key: "removeOnFail", example: { age: 3600 }, instead: (_, given) => keepOf(given) },
  { key: "repeat", example: { pattern: "0 3 * * *" }, instead: scheduleOf },
  { key: "repeatJobKey", instead: (_, given) => scheduleOf(given.repeat, given) },
  {
    key: "jobId",
    example: "user-1",
    instead:
      'Remove it: each job has an id of its own. To run it once, write `dedupe: { key: ["id"], mode: "unfinished" }`.',
  },
  ...(["deduplication", "debounce"] as const).map((key) => ({
    key,
    example: { id: "user-1", ttl: 5000 },
    instead: deduplication,
  })),
  {
    key: "lifo",
    example: true,
    instead: "Remove it: jobs run in order. Write `priority: true`, and give a higher one at publish.",
  },
  {
    key: "delay",
    example: 5000,
    instead: (delay) =>
      `Give it at publish: \`publish(payload, { delay: ${durationOf(delay, "ms", "5s")} })\`.`,
  },
  { key: "timestamp", instead: "Remove it: the time of publishing is stored." },
  { key: "prevMillis", instead: "Remove it: `schedules` know when they ran last." },
  { key: "keepLogs", instead: "Remove it: what handlers log goes to the worker's `logger`." },
  { key: "stackTraceLimit", instead: "Remove it: the last attempt's error is stored whole." },
  { key: "sizeLimit", instead: "Limit the payload in its schema, by `.max()` on its strings and arrays." },
  { key: "limiter", example: { max: 10, duration: 1000 }, instead: rateLimitOf },
  {
    key: "maximumRateLimitDelay",
    instead: "Remove it: a worker whose job has reached its `rateLimit` looks again by itself.",
  },
  ...alike(
    [
      "parent",
      "children",
      "failParentOnFailure",
      "continueParentOnFailure",
      "ignoreDependencyOnFailure",
      "removeDependencyOnFailure",
    ],
    flows,
  ),
  {
    key: "telemetry",
    instead: "Write it as hooks of the worker: `createWorker({ hooks: { onStart, onComplete } })`.",
  },
  ...alike(["lockDuration", "lockRenewTime", "skipLockRenewal"], lease),
  ...alike(["maxStalledCount", "stalledInterval", "skipStalledCheck", "maxStartedAttempts"], stalled),
  {
    key: "autorun",
    instead: "Remove it: a worker starts with `await worker.run()` or `await worker.start()`.",
  },
  ...alike(
    ["drainDelay", "runRetryDelay"],
    "Remove it: workers are told of new jobs, and connect again by themselves.",
  ),
  { key: "metrics", instead: "Remove it: `counts()` of a job's client says how many jobs there are." },
  {
    key: "settings",
    instead: 'Write `backoff: { type: "exponential", delay: "1s" }`: the waits are those that it says.',
  },
  ...alike(
    ["useWorkerThreads", "workerForkOptions", "workerThreadsOptions"],
    "Remove it: a handler runs in the worker's process, and may start a thread of its own.",
  ),
  ...alike(
    ["blockingConnection", "skipVersionCheck", "skipWaitingForReady", "skipMetasUpdate", "streams"],
    "Remove it: the backend makes its connections and queues by itself.",
  ),
  { key: "workerConcurrency", instead: worker },
];

function deduplication(value: unknown): string {
  const time = isObject(value) ? value.ttl : undefined;
  return dedupeOf(
    time === undefined ? undefined : durationOf(Number(time) > 0 ? time : undefined, "ms", "60s"),
  );
}
