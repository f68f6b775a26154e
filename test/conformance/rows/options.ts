import type {
  CallOptions,
  GroupCallOptions,
  TransactionOption,
} from "../../../runtime/publisher/call-options.ts";
import type { JobOptions } from "../../../schema/options.ts";
import type { OptionRow } from "./row.ts";

type OptionName = keyof (JobOptions & CallOptions & GroupCallOptions & TransactionOption);

const refusedKeys = { compile: "an unknown key", codegen: "a value out of range, at its place" };
const onCall = { ...refusedKeys, call: "an `OptionError` for both" };
const exact = "none";

/** Every option of a manifest, a router, a job or a call: one without a row does not compile. */
export const options = {
  attempts: {
    meaning:
      "How often a job is run at most, the first run included. After the last failed one it is `failed`. A call's number is fixed at publish.",
    unit: "runs",
    default: "3",
    limits: "from 1; a call's up to 1,000,000",
    tolerance: exact,
    pgBoss: "`retry_limit` of the job is attempts − 1.",
    bullmq: "`attempts` of the job; a run is counted when it starts (`ats`), so that a lost one counts too.",
    told: onCall,
  },
  backoff: {
    meaning:
      "How long a failed job waits for its next attempt. `fixed`: `delay` each time. `exponential`: `delay` · 2^(n−1) after failed attempt n, never more than `max`. `jitter` takes up to that share off, at random. The worker's newest manifest decides.",
    unit: "duration",
    default: "exponential from 1 s, at most 1 h, without jitter",
    limits:
      "`delay` and `max` up to ten years, `max` not under `delay`; `jitter` from 0 to 1; no wait is over a year",
    tolerance: "never early; at most 1 s late on an idle worker",
    pgBoss:
      "The worker computes the wait and stores it as `start_after`, to the millisecond. pg-boss's own backoff is off.",
    bullmq: "The worker computes the wait, and moves the job to the delayed ones for so long.",
    told: refusedKeys,
  },
  timeout: {
    meaning:
      "The longest run of one attempt, its context's making included. Then `signal` aborts, the attempt fails with `AttemptTimeoutError` and its slot is free, even if the handler runs on; what that returns is dropped.",
    unit: "duration",
    default: "15 min",
    limits: "1 ms to 23 h",
    tolerance: "that of a timer of Node: some milliseconds",
    pgBoss: "A timer of the worker. Behind it, pg-boss's `expire_seconds` is 60 s longer.",
    bullmq: "A timer of the worker; BullMQ has none.",
    told: refusedKeys,
  },
  priority: {
    meaning:
      "Of the jobs of one name that are ready, the higher goes first; among equals the order is open. `true` opens priorities with the default 0, a number with that one, `false` closes them.",
    unit: "none",
    default: "closed",
    limits: "whole numbers from −1000 to 1000",
    tolerance: "jobs that a worker has claimed already are not overtaken",
    pgBoss: "`priority` of the job: higher first there too.",
    bullmq:
      "BullMQ's is lower first, from 1: stored as 1001 − priority, in queues that opened it alone, as it costs 12 to 18%.",
    told: { ...onCall, compile: "an unknown key, and a call's `priority` where the job has not opened it" },
  },
  concurrency: {
    meaning: "How many jobs of one name run at once in one worker process.",
    unit: "jobs",
    default: "bounded by the worker's own `concurrency` alone",
    limits: "from 1",
    tolerance: exact,
    pgBoss: "The worker claims no job of a queue that has no free slot.",
    bullmq: "The same. BullMQ's own is not used.",
    told: refusedKeys,
  },
  rateLimit: {
    meaning:
      "At most `max` jobs of one name start in each `per`, over all workers. A window begins with a start after the last one's end. `false` takes off an outer one.",
    unit: "jobs, and a duration",
    default: "none",
    limits: '`max` from 1, `per` from 1 ms; `target: "bullmq"`',
    tolerance: "never more; a job that may start does so at most 1 s later",
    pgBoss: "Cannot: pg-boss counts no starts.",
    bullmq: "BullMQ's limiter of the queue, asked at each claim.",
    told: {
      ...refusedKeys,
      codegen: "`TARGET_OPTION`, for any other target",
      start: "a backend that is not the target's",
    },
  },
  groupConcurrency: {
    meaning:
      "Opens the call's `group`: how many jobs of one name and one group run at once, over all workers. Jobs without a group are not bounded by it. `false` closes what an outer place opened.",
    unit: "jobs",
    default: "closed",
    limits: 'from 1; `target: "pg-boss"`',
    tolerance: "never more",
    pgBoss: "Counted over the active jobs of the group when one is claimed.",
    bullmq: "Cannot: groups are a part of BullMQ's commercial edition.",
    told: {
      ...refusedKeys,
      codegen: "`TARGET_OPTION`, for any other target",
      start: "a backend that is not the target's",
    },
  },
  group: {
    meaning: "Which jobs of one name count together for `groupConcurrency`: for example, one customer's.",
    unit: "text",
    default: "no group",
    limits: "of jobs whose manifest has `groupConcurrency`",
    tolerance: exact,
    pgBoss: "`group_id` of the job.",
    bullmq: "Cannot.",
    told: { compile: "without `groupConcurrency`, and with any other target", call: "an `OptionError`" },
  },
  keep: {
    meaning:
      "How long a job stays readable after it `completed`, or `failed` or was cancelled. Then `get` gives `undefined`. 0: at once. Jobs that have not ended never expire. The worker's newest manifest decides.",
    unit: "duration, each",
    default: "1 d completed, 14 d failed",
    limits: "0 to ten years",
    tolerance: "never early; up to 60 s late while a worker of the job runs",
    pgBoss:
      "Workers delete what is over every 30 s; pg-boss's own deletion is the backstop, and its expiry of waiting jobs is put off by 50 years.",
    bullmq: "Workers clean what is over every 20 s; BullMQ's own removal happens only when another job ends.",
    told: refusedKeys,
  },
  dedupe: {
    meaning:
      "One job for each key. A publish whose key is taken adds nothing, and its receipt names the job that stands, with `deduplicated: true`. The standing job's payload and options stay.",
    unit: "none",
    default: "none",
    limits: "a job has one mode; a job without `dedupe` takes no key",
    tolerance: exact,
    pgBoss: "By the modes: see `dedupe.unfinished` and `dedupe.throttle`.",
    bullmq: "BullMQ's `deduplication`, under our key.",
    told: {
      ...onCall,
      compile: "an unknown key, and a call's `dedupe` where the job has none",
      start: "a queue that exists with another policy and jobs in it",
    },
  },
  schedules: {
    meaning:
      "Recurring runs. A worker's start makes those stored equal to the manifest's: adds, changes, removes. Other manifests' are left alone. They run while a worker runs by `start` or `run`, of whichever jobs, and a pass of `runOnce` runs those that are due; of times missed meanwhile, one is made up.",
    unit: "none",
    default: "none",
    limits: "one `key` each within the job",
    tolerance: "never early; on an idle worker at most 5 s late",
    pgBoss:
      "A table of ours, whose due jobs are published like any others, each in one transaction with its schedule's next time.",
    bullmq: "A job scheduler on a queue of ours, whose due jobs are published like any others.",
    told: {
      ...refusedKeys,
      codegen:
        "a cron, zone, key or payload that is wrong, and one without `dedupe.key` where the job dedupes",
    },
  },
  delay: {
    meaning: "Run no earlier: a wait from now, or a moment. A moment that is past, and 0, are now.",
    unit: "duration or `Date`",
    default: "now",
    limits: "at most ten years from now",
    tolerance: "never early; at most 1 s late on an idle worker",
    pgBoss: "`start_after` of the job.",
    bullmq: "`delay` of the job.",
    told: { compile: "what is neither a duration nor a `Date`", call: "an `OptionError`" },
  },
  tx: {
    meaning:
      "Publishes in a transaction of the caller's: the job is there when that commits, and never was where it rolls back.",
    unit: "a client of `pg`, or what `fromDrizzle`, `fromKysely`, `fromKnex` or `fromPrisma` made",
    default: "a transaction of its own",
    limits: 'of the database that holds the jobs; `target: "pg-boss"`',
    tolerance: exact,
    pgBoss: "The statements that store the job run in it.",
    embedded: "The same, where the transaction is the embedded database's own.",
    bullmq: "Cannot: Redis has no part in a transaction of a database. Write an outbox.",
    told: {
      compile: "with any other target",
      call: "an `OptionError` for what is no transaction, or on a backend without them",
    },
  },
} as const satisfies Record<OptionName, OptionRow>;
