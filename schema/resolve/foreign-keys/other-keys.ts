import { isObject } from "../values.ts";
import { alike, type ForeignKey } from "./foreign-key.ts";
import { attemptsOf, durationOf, scheduleOf } from "./replacements.ts";

const lease = "Remove it: workers renew their hold on a job by themselves. `timeout` bounds one attempt.";
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0;
const attempts = (count: unknown): string => `Write \`attempts: ${isCount(count) ? count : 3}\`.`;
const isTime = (value: unknown): value is number => isCount(value) && value <= 23 * 3_600_000;
const timeout = (limit: unknown): string =>
  `Write \`timeout: ${durationOf(isTime(limit) ? limit : undefined, "ms", "15m")}\`.`;

/** Other tools' words for options of a job. */
export const otherOptionKeys: readonly ForeignKey[] = [
  ...["retries", "maxRetries"].map((key) => ({ key, example: 2, instead: attemptsOf })),
  ...["maxAttempts", "tries"].map((key) => ({ key, example: 3, instead: attempts })),
  { key: "retry", example: { limit: 2 }, instead: retry },
  ...["ttl", "maxDuration", "timeoutMs"].map((key) => ({ key, example: 60_000, instead: timeout })),
  ...alike(["visibilityTimeout", "visibilityTimeoutMs", "leaseDuration"], lease),
  ...["cron", "schedule", "crons", "pattern"].map((key) => ({
    key,
    example: "0 3 * * *",
    instead: scheduleOf,
  })),
  {
    key: "every",
    example: 300_000,
    instead: (every) => scheduleOf({ every }),
  },
  ...alike(["tz", "timezone"], (_, given) => scheduleOf(given.cron ?? given.repeat ?? given.schedule, given)),
  ...alike(
    ["unique", "idempotencyKey", "dedupeKey", "lock"],
    'Write `dedupe: { key: ["id"], mode: "unfinished" }`, with the payload paths that make the key.',
  ),
  ...alike(
    ["defaultJobOptions", "defaultOptions"],
    "Write its contents here: these options are the default for all jobs below them.",
  ),
];

function retry(value: unknown): string {
  const given = isObject(value) ? value : { limit: value };
  const runs = given.maxAttempts ?? given.attempts;
  const total = runs === undefined ? attemptsOf(given.limit ?? given.retries ?? given.count) : attempts(runs);
  return `${total} The wait before the next one is \`backoff: { type: "exponential", delay: "1s" }\`.`;
}

/** Other words for keys of a schedule. */
export const scheduleKeys: readonly ForeignKey[] = [
  ...["pattern", "expression", "schedule"].map((key) => ({
    key,
    example: "0 3 * * *",
    instead: (value: unknown) =>
      `Write \`cron: ${JSON.stringify(typeof value === "string" ? value : "0 3 * * *")}\`.`,
  })),
  ...["timezone", "timeZone"].map((key) => ({
    key,
    example: "Europe/Prague",
    instead: (value: unknown) =>
      `Write \`tz: ${JSON.stringify(typeof value === "string" ? value : "UTC")}\`.`,
  })),
  ...["name", "id", "jobId"].map((key) => ({
    key,
    example: "nightly",
    instead: (value: unknown) =>
      `Write \`key: ${JSON.stringify(typeof value === "string" ? value : "nightly")}\`.`,
  })),
  ...alike(["data", "input", "args"], "Write `payload`."),
  ...alike(["options", "opts"], "Remove it: a schedule's jobs are run by the job's own options."),
  ...alike(["missed", "catchUp"], "Remove it: one missed run is always made up."),
  ...alike(
    ["immediately", "startDate", "offset", "prevMillis"],
    "Remove it: a schedule runs at the times of its `cron`, or at the multiples of its `every`, from when a worker has started; for a run at once, publish the job.",
  ),
  ...alike(["endDate", "limit", "count"], "Remove it: a schedule ends when it is removed from the manifest."),
];

/** Other words for keys of `backoff`. */
export const backoffKeys: readonly ForeignKey[] = [
  ...["maxDelay", "retryDelayMax"].map((key) => ({
    key,
    example: key === "maxDelay" ? 60_000 : 3600,
    instead: (max: unknown) => `Write \`max: ${durationOf(max, key === "maxDelay" ? "ms" : "s", "1h")}\`.`,
  })),
  ...["initialDelay", "minDelay", "base"].map((key) => ({
    key,
    example: 1000,
    instead: (delay: unknown) => `Write \`delay: ${durationOf(delay, "ms", "1s")}\`.`,
  })),
  {
    key: "retryDelay",
    example: 60,
    instead: (delay) => `Write \`delay: ${durationOf(delay, "s", "60s")}\`.`,
  },
  {
    key: "strategy",
    example: "exponential",
    instead: (type) => `Write \`type: ${type === "fixed" ? '"fixed"' : '"exponential"'}\`.`,
  },
  ...alike(["factor", "multiplier"], 'Remove it: `type: "exponential"` doubles the wait each time.'),
  { key: "randomize", instead: "Write `jitter: 0.5`, the share of the wait that is taken off at random." },
];

/** Other words for keys of `keep`. */
export const keepKeys: readonly ForeignKey[] = [
  ...["success", "succeeded", "removeOnComplete", "complete"].map((key) => ({
    key,
    instead: 'Write `completed: "1d"`.',
  })),
  ...["failure", "error", "removeOnFail", "fail"].map((key) => ({ key, instead: 'Write `failed: "14d"`.' })),
  {
    key: "age",
    example: 3600,
    instead: (age) => {
      const time = durationOf(age, "s", "1d");
      return `Write \`completed: ${time}, failed: ${time}\`.`;
    },
  },
  ...alike(
    ["count", "limit"],
    "Remove it: jobs are kept by their age, `completed` and `failed`, not by their number.",
  ),
];

/** Other words for keys of `rateLimit`. */
export const rateLimitKeys: readonly ForeignKey[] = [
  ...["limit", "points", "count", "tokens"].map((key) => ({
    key,
    example: 10,
    instead: (max: unknown) => `Write \`max: ${isCount(max) ? max : 10}\`.`,
  })),
  ...["duration", "window", "interval", "windowMs", "every"].map((key) => ({
    key,
    example: 1000,
    instead: (per: unknown) => `Write \`per: ${durationOf(per, "ms", "1s")}\`.`,
  })),
  ...alike(["groupKey", "key"], "Remove it: the limit is the job's, whatever its payload."),
];

/** Other words for keys of `dedupe`. */
export const dedupeKeys: readonly ForeignKey[] = [
  ...alike(
    ["id", "singletonKey", "keys", "paths"],
    'Write `key: ["id"]`, with the payload paths that make the key.',
  ),
  ...["singletonSeconds"].map((key) => ({
    key,
    example: 60,
    instead: (time: unknown) => `Write \`mode: "throttle", ttl: ${durationOf(time, "s", "60s")}\`.`,
  })),
  ...["window", "duration", "period"].map((key) => ({
    key,
    example: 60_000,
    instead: (time: unknown) => `Write \`mode: "throttle", ttl: ${durationOf(time, "ms", "60s")}\`.`,
  })),
  { key: "policy", instead: 'Write `mode: "unfinished"`, or `mode: "throttle"` with a `ttl`.' },
  ...alike(
    ["extend", "replace", "reschedule", "keepLastIfActive"],
    "Remove it: the job that stands stays as it is, and the new one is not added.",
  ),
];
