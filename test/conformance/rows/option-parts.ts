import type { Row } from "./row.ts";

/** What has a meaning of its own within options, and what is true of all of them. */
export const optionParts = {
  "dedupe.key": {
    meaning:
      "What makes the key: the values at payload paths, or a text of the caller's. Paths of a call replace the manifest's. A path that is missing counts as its schema's default, and as null without one. Without any key a job does not dedupe.",
    limits:
      "keys longer than 512 bytes are stored as their digest; jobs of other names have keys of their own",
    pgBoss: "Canonical JSON of the values, computed by the publisher.",
    bullmq: "The same.",
    told: {
      codegen: "a path that the payload has not",
      call: "an `OptionError` for what is no text and no paths",
    },
  },
  "dedupe.unfinished": {
    meaning:
      "No second job with the key while one is waiting, delayed, active or retrying. Completed, failed and cancelled jobs free it.",
    tolerance: "free when `get` says that the job has ended",
    pgBoss:
      "A queue with the policy `exclusive`, which costs a fifth of the sends. Fixed when the queue is made.",
    bullmq: "`deduplication` without a time.",
  },
  "dedupe.throttle": {
    meaning:
      "No second job with the key within `ttl` of the last one accepted, whether that has ended or not.",
    unit: "duration",
    default: "`ttl` is required",
    tolerance: "never early; the time is the server's",
    pgBoss: "A table of ours, since pg-boss's slots are fixed ones.",
    bullmq: "`deduplication` with a time.",
  },
  "schedules.key": {
    meaning:
      "Names the schedule within its job. With the same key, a changed cron or payload changes it; without, it is removed.",
    pgBoss: "A part of the schedule's key, with the names of the manifest and the job.",
    bullmq: "A part of the scheduler's id, with the names of the manifest and the job.",
    told: { codegen: "two of one key" },
  },
  "schedules.cron": {
    meaning:
      "When it runs: five fields, to the minute. However many workers there are, each time makes one job.",
    tolerance: "at most 5 s late",
    pgBoss: "Kept by a timer to the next time; the table is looked at every 5 s besides.",
    bullmq: 'BullMQ\'s pattern. With `target: "bullmq"` six fields, the first of seconds.',
    told: { codegen: "no cron, one that is never, and a sixth field for any other target" },
  },
  "schedules.tz": {
    meaning:
      "The zone in which the cron counts. A time that a change of the clocks skips runs an hour later that day; one that comes twice runs once, at the first.",
    default: "`UTC`",
    limits: "IANA names",
    pgBoss: "Next times by `cron-parser`, which pg-boss has.",
    bullmq: "The same, which BullMQ has.",
    told: { codegen: "an unknown zone" },
  },
  "schedules.payload": {
    meaning: "What each job carries, in the input form. The worker parses it like any other.",
    pgBoss: "Stored with the schedule, as JSON.",
    bullmq: "The same.",
    told: { compile: "a payload that does not fit", codegen: "every violation" },
  },
  "schedules.every": {
    meaning: "In place of a cron: at the multiples of a duration since 1970-01-01T00:00:00Z.",
    unit: "duration",
    limits: 'from 1 s; `target: "bullmq"`',
    pgBoss: "Cannot: not opened by `portable` nor `pg-boss`.",
    bullmq: "BullMQ's `every`.",
    told: { codegen: "`TARGET_OPTION`, for any other target", start: "a backend that is not the target's" },
  },
  duration: {
    meaning:
      "A time that an option takes: milliseconds, or a number and a unit: `500ms`, `5s`, `10m`, `2h`, `7d`.",
    unit: "milliseconds",
    limits: "0 to ten years, in whole milliseconds: `1.5s` is one, `-1s`, `1h30m` and `0.5ms` are none",
    pgBoss: "Milliseconds everywhere.",
    bullmq: "The same.",
    told: { compile: "a text that is none", codegen: "a duration out of range", call: "an `OptionError`" },
  },
  precedence: {
    meaning:
      "The innermost wins: call over job over router over manifest over default. `backoff` as a whole, `keep` each of its two parts.",
    pgBoss: "Resolved by codegen; the contract holds every option of every job.",
    bullmq: "The same.",
  },
  defaults: {
    meaning:
      "What an option is where nobody gives it is the same on all backends; neither library's own default is left.",
    pgBoss: "Every option is given to pg-boss.",
    bullmq: "Every option is given to BullMQ.",
  },
  target: {
    meaning:
      "`portable` has the options that every backend keeps; `pg-boss` and `bullmq` open those of one, and tie the client and the worker to it.",
    default: "`portable`",
    pgBoss: "`tx`, `group`, `groupConcurrency`, and a handler's `complete`.",
    bullmq: "`rateLimit`, `schedules.every`, crons with seconds.",
    told: {
      compile: "another backend's option in a call, and a backend that does not fit",
      codegen: "another backend's option in the manifest",
      start: "an `OptionError` for a backend that does not fit",
    },
  },
} as const satisfies Record<string, Row>;
