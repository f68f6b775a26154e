import type { ClientConnection, JobClient } from "../../../runtime/publisher/index.ts";
import type { Row } from "./row.ts";

type CallName =
  | keyof JobClient<unknown, unknown, object>
  | Exclude<keyof ClientConnection, "job" | "close">
  | "$close";

/** Every call of a client. */
export const calls = {
  publish: {
    meaning:
      "Checks the payload and stores the job: when it resolves, the job is stored. Gives its id, a UUID. After a lost connection the same job is sent once more, under its id, and is not stored twice.",
    pgBoss: "One statement, and a NOTIFY that wakes a worker.",
    bullmq: "One script, which wakes a worker.",
    told: {
      compile: "a payload or an option that does not fit",
      call: "`PayloadError`, `OptionError`, `UnreachableError`",
    },
  },
  publishMany: {
    meaning:
      "Stores all entries or none; receipts in their order. A duplicate inside the call counts as one of an earlier call.",
    limits: "50,000 entries",
    pgBoss: "One transaction.",
    bullmq: "One MULTI; 50,000 block Redis for about a second.",
    told: { call: "a `PayloadError` with the entries' indexes in the paths" },
  },
  schedule: {
    meaning:
      "Of a router: `publish` of one of its jobs, as `{ task, input, options }`. It makes no recurring runs.",
    pgBoss: "As `publish`.",
    bullmq: "As `publish`.",
    told: { compile: "an unknown task or key", call: "an `OptionError`" },
  },
  get: {
    meaning: "The job as it is now, in any state, or `undefined` where there is none.",
    pgBoss: "A row.",
    bullmq: "A hash, and the list that holds its id.",
  },
  waitFor: {
    meaning: "Waits until the job has ended and gives its result, or throws.",
    default: "30 s",
    tolerance: "at most 500 ms after the end",
    pgBoss: "Reads the job, after 10 ms and then ever more slowly, up to twice a second.",
    bullmq: "The same.",
  },
  list: {
    meaning:
      "One page of the jobs in one state: waiting ones in the order in which they would run, delayed and retrying ones the soonest first, active ones the earliest started first, ended ones the latest ended first. A job that stays in its state is on one page.",
    default: "50 jobs",
    limits: "1 to 1,000 jobs",
    pgBoss: "An ordered query, with the last row's place as `next`.",
    bullmq: "A range of the state's list or set.",
    told: { call: "an `OptionError` for a state, limit or `after` that is none" },
  },
  counts: {
    meaning: "How many jobs are in each state. Those that wait for another attempt are among the delayed.",
    pgBoss: "One query.",
    bullmq: "One call; BullMQ could tell `retrying` apart only by reading every job.",
  },
  cancel: {
    meaning:
      "Ends a job that has not ended: `get` says `cancelled` at once, its dedupe key is free, a throttle stands. A run that goes on has its `signal` aborted, and its outcome is dropped. Gives whether this call did it.",
    tolerance: "the signal aborts within 2 s",
    pgBoss: "The row is cancelled, and a NOTIFY tells the workers; they look every second, too.",
    bullmq: "A script of ours moves the job; workers look four times a second.",
    told: { call: "a `JobNotFoundError`" },
  },
  retry: {
    meaning:
      "Lets a failed or cancelled job wait again, under its id, as if it had never run, with all its attempts. Gives whether this call did it.",
    pgBoss: "The row is written back.",
    bullmq: "A script of ours writes the job back.",
    told: { call: "a `JobNotFoundError`, a `DuplicateError`" },
  },
  pause: {
    meaning:
      "No worker begins a job of this name until `resume`, whatever is restarted. Running handlers go on, and jobs are stored.",
    tolerance: "from 1 s later on",
    pgBoss: "A table of ours, which claims look at.",
    bullmq: "BullMQ's own pause of the queue.",
  },
  resume: {
    meaning: "Ends a pause. Does nothing where there is none.",
    tolerance: "jobs begin within 1 s",
    pgBoss: "As `pause`; workers look twice a second.",
    bullmq: "As `pause`.",
  },
  isPaused: {
    meaning: "Whether the queue is paused, by whichever process.",
    pgBoss: "As `pause`.",
    bullmq: "As `pause`.",
  },
  $close: {
    meaning:
      "Of the whole client: its calls throw from then on. The backend stays open; whoever made it closes it.",
    pgBoss: "Nothing.",
    bullmq: "Nothing.",
  },
} as const satisfies Record<CallName, Row>;
