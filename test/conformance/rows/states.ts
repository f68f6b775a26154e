import type { JobState } from "../../../runtime/job-record.ts";
import type { Row } from "./row.ts";

/** Every state of a job. */
export const states = {
  waiting: {
    meaning:
      "Ready to run. Also a job that was handed back, whose worker was lost, or that was retried by hand.",
    pgBoss: "`created` whose time has come.",
    bullmq: "In `wait`, `prioritized` or `paused`.",
  },
  delayed: {
    meaning: "Published for later, and its time has not come.",
    pgBoss: "`created` with `start_after` ahead.",
    bullmq: "In `delayed`, never run.",
  },
  active: {
    meaning: "A worker holds it. A handler may be running.",
    pgBoss: "`active`, with a lease that the worker renews every 2 s.",
    bullmq: "In `active`, with a lock that the worker renews every 2.5 s.",
  },
  retrying: {
    meaning:
      "Its last attempt failed, and the next one's time has not come, or no worker has taken it yet. `error` is that of the last attempt.",
    pgBoss: "`retry`.",
    bullmq: "In `delayed` or `wait`, with an attempt made.",
  },
  completed: {
    meaning: "Its handler returned, and what it returned fits. `result` has it.",
    pgBoss: "`completed`.",
    bullmq: "In `completed`.",
  },
  failed: {
    meaning: "It failed for good. `error` says why, and the payload stays.",
    pgBoss: "`failed`.",
    bullmq: "In `failed`.",
  },
  cancelled: {
    meaning: "It was ended by `cancel`. Only `retry` changes it.",
    pgBoss: "`cancelled`.",
    bullmq: "BullMQ has no such state: a set of ours beside each queue.",
  },
} as const satisfies Record<JobState, Row>;
