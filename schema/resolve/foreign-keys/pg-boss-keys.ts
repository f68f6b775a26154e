import { alike, type ForeignKey } from "./foreign-key.ts";
import { attemptsOf, backoffOf, dedupeOf, durationOf, scheduleOf } from "./replacements.ts";

const lease = "Remove it: workers renew their hold on a job by themselves. `timeout` bounds one attempt.";
const oneByOne =
  "Remove it: each job has a handler call of its own. `concurrency` says how many run at once.";
const polling = "Remove it: workers are told of new jobs, and look for them twice a second.";
const expiry = "Remove it: waiting jobs never expire. Finished ones stay for `keep: { completed, failed }`.";
const perWorker = "Write `concurrency: 10`: jobs of one kind at once, in each worker process.";
const monitoring = "Remove it: `counts()` of a job's client says how many jobs wait.";

/** The keys of pg-boss's queues, jobs and workers. */
export const pgBossKeys: readonly ForeignKey[] = [
  { key: "retryLimit", example: 2, instead: attemptsOf },
  { key: "retryDelay", example: 60, instead: (_, given) => backoffOf(given) },
  { key: "retryBackoff", example: true, instead: (_, given) => backoffOf(given) },
  { key: "retryDelayMax", example: 3600, instead: (_, given) => backoffOf(given) },
  { key: "expireInSeconds", example: 600, instead: (limit) => timeout(limit, "s") },
  { key: "expireInMinutes", example: 10, instead: (limit) => timeout(limit, "m") },
  { key: "expireInHours", example: 2, instead: (limit) => timeout(limit, "h") },
  { key: "deleteAfterSeconds", example: 3600, instead: (age) => keepBoth(age, "s") },
  { key: "deleteAfterDays", example: 7, instead: (age) => keepBoth(age, "d") },
  ...alike(["retentionSeconds", "retentionMinutes", "retentionHours", "retentionDays"], expiry),
  { key: "singletonKey", example: "user-1", instead: (_, given) => singleton(given.singletonSeconds, "s") },
  { key: "singletonSeconds", example: 60, instead: (time) => singleton(time, "s") },
  { key: "singletonMinutes", example: 5, instead: (time) => singleton(time, "m") },
  { key: "singletonHours", example: 1, instead: (time) => singleton(time, "h") },
  {
    key: "singletonNextSlot",
    instead:
      'Remove it, and write `dedupe: { key: ["id"], mode: "throttle", ttl: "60s" }`; a job within that time is not added.',
  },
  { key: "useSingletonQueue", instead: dedupeOf() },
  {
    key: "policy",
    example: "exclusive",
    instead: 'Write `dedupe: { mode: "unfinished" }` for one job at a time for each key.',
  },
  { key: "startAfter", example: 5, instead: (delay) => atPublish(delay) },
  {
    key: "deadLetter",
    example: "failed-mails",
    instead:
      "Remove it: failed jobs stay for `keep.failed`, with payload and error, and `retry(id)` runs one again.",
  },
  {
    key: "group",
    instead:
      'Write `groupConcurrency: 1`, and `target: "pg-boss"` in jobwright.config.ts; the group goes to `publish(payload, { group })`.',
  },
  ...alike(["heartbeatSeconds", "heartbeatRefreshSeconds"], lease),
  ...alike(["batchSize", "batch", "perJobResults"], oneByOne),
  ...alike(["teamSize", "teamConcurrency", "localConcurrency"], (count) =>
    typeof count === "number" && Number.isInteger(count) && count > 0
      ? `Write \`concurrency: ${count}\`: jobs of one kind at once, in each worker process.`
      : perWorker,
  ),
  ...alike(["localGroupConcurrency"], perWorker),
  ...alike(
    [
      "pollingIntervalSeconds",
      "notifyPollingIntervalSeconds",
      "newJobCheckInterval",
      "newJobCheckIntervalSeconds",
      "burstWhenReadyExceeds",
      "burstWhenBatchFull",
      "notify",
      "ignoreStartAfter",
    ],
    polling,
  ),
  ...alike(
    ["minPriority", "maxPriority", "orderByCreatedOn"],
    "Remove it: the higher priority goes first, and of one priority the older job.",
  ),
  {
    key: "includeMetadata",
    instead: "Remove it: a handler gets `job`, with its id, name, attempt and times.",
  },
  { key: "partition", instead: "Remove it: the backend makes the queues, and says how they are stored." },
  { key: "warningQueueSize", instead: monitoring },
  ...alike(
    ["transactional", "transactionTimeoutSeconds"],
    "Remove it: a handler opens its own transaction, by the connection in its `context`.",
  ),
  {
    key: "id",
    instead:
      'Remove it: each job has an id of its own. To run it once, write `dedupe: { key: ["id"], mode: "unfinished" }`.',
  },
  { key: "key", example: "nightly", instead: (key, given) => scheduleOf({ key, cron: given.cron }, given) },
  { key: "missed", example: "once", instead: "Remove it: one missed run is always made up." },
];

function timeout(limit: unknown, unit: "s" | "m" | "h"): string {
  const hours = Number(limit) / { s: 3600, m: 60, h: 1 }[unit];
  return hours > 23
    ? 'Write `timeout: "23h"`, the longest that there is.'
    : `Write \`timeout: ${durationOf(Number(limit) > 0 ? limit : undefined, unit, "15m")}\`.`;
}

function keepBoth(age: unknown, unit: "s" | "d"): string {
  const kept = durationOf(age, unit, "1d");
  return `Write \`keep: { completed: ${kept}, failed: ${kept} }\`.`;
}

function singleton(time: unknown, unit: "s" | "m" | "h"): string {
  return dedupeOf(
    time === undefined ? undefined : durationOf(Number(time) > 0 ? time : undefined, unit, "60s"),
  );
}

function atPublish(delay: unknown): string {
  return `Give it at publish: \`publish(payload, { delay: ${durationOf(delay, "s", "5s")} })\`.`;
}
