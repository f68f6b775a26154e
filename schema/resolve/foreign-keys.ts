import { knownKeys, type Place } from "./known-keys.ts";

/**
 * What to write instead of a key that comes from a system this one replaces, from pg-boss or BullMQ, or from
 * another place of the manifest; undefined for a key that nobody knows.
 */
export function foreignKeyAdvice(key: string, value: unknown, place: Place): string | undefined {
  const isDefinition = ["job", "router", "manifest"].includes(place);
  const advice = adviceIn(isDefinition ? definitionKeys : optionKeys, key, value) ?? elsewhere(key, place);
  if (advice !== undefined || !isDefinition) return advice;
  return adviceIn(optionKeys, key, value)?.replace(/^Write /, "In options, write ");
}

function adviceIn(table: ReadonlyMap<string, Advice>, key: string, value: unknown): string | undefined {
  const advice = table.get(key);
  return typeof advice === "function" ? advice(value) : advice;
}

type Advice = string | ((value: unknown) => string);

const handlerAdvice =
  "Put the function into the handler's file, which codegen creates: export const handler = async ({ payload }) => { … }.";
const hookAdvice =
  'Give it to the worker: createWorker({ hooks: { "emails.*": { onSuccess, onFailure } } }), by pattern or by job.';
const payloadAdvice = "Write payload.";
const resultAdvice = "Write result.";

const definitionKeys: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  ["schema", payloadAdvice],
  ["input", payloadAdvice],
  ["data", payloadAdvice],
  ["payloadSchema", payloadAdvice],
  ["output", resultAdvice],
  ["returns", resultAdvice],
  ["resultSchema", resultAdvice],
  ["handler", handlerAdvice],
  ["handle", handlerAdvice],
  ["run", handlerAdvice],
  ["process", handlerAdvice],
  ["processor", handlerAdvice],
  ["perform", handlerAdvice],
  ["queue", "The queue has the job's name: write name, or let the job's key in its router be it."],
  ["queueName", "The queue has the job's name: write name, or let the job's key in its router be it."],
  ["id", "Write name."],
  ["title", "Write description."],
  ["defaultJobOptions", "Write options, at the manifest, a router or a job; the innermost wins."],
  ["defaultOptions", "Write options, at the manifest, a router or a job; the innermost wins."],
  ["adapter", "The backend is a file of its own: export const backend = pgBoss({ connectionString })."],
  ["connection", "The backend is a file of its own: export const backend = bullmq({ connection })."],
  ["middleware", hookAdvice],
  ...["onStart", "onProgress", "onSuccess", "onFailure", "onRetry", "onComplete", "onError"].map(
    (hook): [string, Advice] => [hook, hookAdvice],
  ),
]);

const keepAdvice = (part: "completed" | "failed", value: unknown): string => {
  if (value === true) return `Write keep: { ${part}: 0 }.`;
  return `Write keep: { ${part}: "7d" }, with the time for which such jobs stay.`;
};

const optionKeys: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  // pg-boss
  [
    "retryLimit",
    (limit) =>
      `Write attempts: ${typeof limit === "number" ? limit + 1 : "n + 1"}, which counts the first run too.`,
  ],
  ["retryDelay", (delay) => `Write backoff: { type: "fixed", delay: ${written(delay, "s", "60s")} }.`],
  ["retryBackoff", 'Write backoff: { type: "exponential", delay: "1s" }.'],
  [
    "retryDelayMax",
    (max) => `Write backoff: { type: "exponential", delay: "1s", max: ${written(max, "s", "1h")} }.`,
  ],
  ["expireInSeconds", (limit) => `Write timeout: ${written(limit, "s", "15m")}.`],
  ["expireInMinutes", (limit) => `Write timeout: ${written(limit, "m", "15m")}.`],
  ["expireInHours", (limit) => `Write timeout: ${written(limit, "h", "1h")}.`],
  [
    "retentionSeconds",
    "Remove it: waiting jobs never expire. Finished ones stay for keep: { completed, failed }.",
  ],
  [
    "retentionMinutes",
    "Remove it: waiting jobs never expire. Finished ones stay for keep: { completed, failed }.",
  ],
  [
    "retentionHours",
    "Remove it: waiting jobs never expire. Finished ones stay for keep: { completed, failed }.",
  ],
  [
    "retentionDays",
    "Remove it: waiting jobs never expire. Finished ones stay for keep: { completed, failed }.",
  ],
  [
    "deleteAfterSeconds",
    (age) => `Write keep: { completed: ${written(age, "s", "1d")}, failed: ${written(age, "s", "1d")} }.`,
  ],
  [
    "singletonKey",
    'Write dedupe: { key: ["id"], mode: "unfinished" }, with the payload paths that make the key.',
  ],
  [
    "singletonSeconds",
    (ttl) => `Write dedupe: { key: ["id"], mode: "throttle", ttl: ${written(ttl, "s", "60s")} }.`,
  ],
  ["singletonNextSlot", 'Write dedupe: { key: ["id"], mode: "throttle", ttl }, and delay at publish.'],
  ["policy", 'Write dedupe: { mode: "unfinished" } for one job at a time for each key.'],
  ["startAfter", "Give it at publish: publish(payload, { delay })."],
  ["heartbeatSeconds", "Remove it: workers renew their hold on a job by themselves."],
  ["deadLetter", "Remove it: failed jobs stay readable for keep.failed, with payload and error."],
  ["group", "Remove it from the manifest: concurrency bounds the jobs of one kind in a worker."],
  ["batchSize", "Remove it: each job has a handler call of its own; concurrency says how many at once."],
  ["batch", "Remove it: each job has a handler call of its own; concurrency says how many at once."],
  ["teamSize", "Write concurrency."],
  ["localConcurrency", "Write concurrency."],
  // BullMQ
  ["removeOnComplete", (value) => keepAdvice("completed", value)],
  ["removeOnFail", (value) => keepAdvice("failed", value)],
  ["repeat", 'Write schedules: [{ key: "nightly", cron: "0 3 * * *", payload: { … } }].'],
  ["cron", 'Write schedules: [{ key: "nightly", cron: "0 3 * * *", payload: { … } }].'],
  ["schedule", 'Write schedules: [{ key: "nightly", cron: "0 3 * * *", payload: { … } }].'],
  [
    "jobId",
    'Remove it: each job has an id of ours. To run it once, write dedupe: { key: ["id"], mode: "unfinished" }.',
  ],
  ["deduplication", 'Write dedupe: { key: ["id"], mode: "throttle", ttl } or mode: "unfinished".'],
  ["debounce", 'Write dedupe: { key: ["id"], mode: "throttle", ttl } or mode: "unfinished".'],
  ["lifo", "Remove it: jobs run in order. Write priority: true, and give a higher one at publish."],
  ["delay", "Give it at publish: publish(payload, { delay })."],
  ["timestamp", "Remove it: the time of publishing is stored."],
  ["keepLogs", "Remove it: what handlers log goes to the worker's logger."],
  ["stackTraceLimit", "Remove it: the last attempt's error is stored whole."],
  ["sizeLimit", "Limit the payload in its schema: .max() on its strings and arrays."],
  ["defaultJobOptions", "Write its contents here: these options are the default for all jobs below them."],
  ["lockDuration", "Remove it: workers renew their hold on a job by themselves. timeout bounds one attempt."],
  ["maxStalledCount", "Remove it: a run that was lost with its worker counts as one of the attempts."],
  // Names of other tools for options of ours.
  [
    "retries",
    (retries) =>
      `Write attempts: ${typeof retries === "number" ? retries + 1 : "n + 1"}, which counts the first run too.`,
  ],
  [
    "retry",
    'Write attempts, which counts the first run too, and backoff: { type: "exponential", delay: "1s" }.',
  ],
  ["maxAttempts", "Write attempts."],
  ...["visibilityTimeout", "visibilityTimeoutMs", "leaseDuration"].map((lease): [string, Advice] => [
    lease,
    "Remove it: workers renew their hold on a job by themselves. timeout bounds one attempt.",
  ]),
  ["tz", "Write tz in the schedule: schedules: [{ key, cron, tz, payload }]."],
  ["timezone", "Write tz."],
  ["pattern", "Write cron."],
  ["data", "Write payload."],
  ["input", "Write payload."],
  ["id", "Write key."],
]);

/** A number of another library's unit in the notation of durations; without a number, an example. */
function written(value: unknown, unit: "s" | "m" | "h", example: string): string {
  return `"${typeof value === "number" ? `${value}${unit}` : example}"`;
}

/** A key of ours that stands in the wrong place. */
function elsewhere(key: string, place: Place): string | undefined {
  const isDefinition = place === "job" || place === "router" || place === "manifest";
  if (isDefinition && knownKeys.jobOptions.includes(key)) {
    return knownKeys.options.includes(key) || place === "job"
      ? `Move it into options: options: { ${key}: … }.`
      : `Move it into the options of the job: ${key} belongs to one job.`;
  }
  if (place === "options" && knownKeys.jobOptions.includes(key)) {
    return `Move it into the options of the job: ${key} belongs to one job.`;
  }
  if (place === "jobOptions" && knownKeys.job.includes(key)) return `Move it out of options, beside payload.`;
  return undefined;
}
