import type * as runtime from "../../../runtime/index.ts";
import type { Row } from "./row.ts";

type ErrorName = Extract<keyof typeof runtime, `${string}Error`>;

const above = { pgBoss: "By the publisher or the worker.", bullmq: "By the publisher or the worker." };
const stored = {
  pgBoss: "Name, message, stack and violations, in `output` of the job.",
  bullmq: "`failedReason` and `stacktrace` of the job, and the whole in a field of ours.",
};

/** Every error that the package exports. */
export const errors = {
  JobwrightError: {
    meaning:
      "The base of all the others. By itself: the client is closed, a handler's file has no function `handler`, or the generated code does not fit the manifest.",
    ...above,
  },
  PayloadError: {
    meaning:
      "A payload does not fit its schema or cannot travel: `violations` names every one with its path. At publish nothing was enqueued. At the worker the job fails at once and for good, no handler is run, and the payload is kept.",
    ...stored,
  },
  ResultError: {
    meaning:
      "What a handler returned does not fit its schema or cannot be stored, with every violation. The attempt fails as by any error.",
    ...stored,
  },
  OptionError: {
    meaning: "An option, hook, handler or pattern is unknown, or a value is out of range. Nothing was done.",
    ...above,
  },
  NonRetryableError: {
    meaning: "Thrown by a handler: the job fails for good at once, whatever attempts are left.",
    ...stored,
  },
  RetryError: {
    meaning:
      "Thrown by a handler: the next attempt at `after`, a duration or a moment, in place of the backoff. The attempt counts; at the last one the job fails.",
    tolerance: "as `backoff`",
    ...stored,
  },
  AttemptTimeoutError: { meaning: "An attempt ran longer than its `timeout`, and failed.", ...stored },
  WorkerLostError: {
    meaning:
      "The worker that ran the last attempt was killed, or lost its hold on the job. Told by the worker that finds it, without a run.",
    tolerance: "within 20 s of the loss, where another worker runs",
    ...stored,
  },
  CancelledError: { meaning: "The reason of a handler's `signal` where its job was cancelled.", ...above },
  DuplicateError: {
    meaning:
      "`retry` of a job whose dedupe key an unfinished job has, which `standing` names. Nothing was changed.",
    pgBoss: "The unique index of the queue's policy refuses it.",
    bullmq: "The script that puts the job back looks for the key first.",
  },
  JobFailedError: { meaning: "`waitFor`: the job failed or was cancelled. `error` is the job's.", ...above },
  WaitTimeoutError: { meaning: "`waitFor` ran out of time. The job goes on.", ...above },
  JobNotFoundError: {
    meaning: "There is no job of this name with the id: it never was, or its `keep` time is over.",
    ...above,
  },
  BackendError: {
    meaning: "The backend cannot be set up or used as the contract asks; the message says what to change.",
    pgBoss:
      "A queue with jobs in it whose policy must change; a schema of a newer version; a folder that another process has open.",
    bullmq: "A Redis that evicts keys, or is too old.",
  },
  UnreachableError: {
    meaning:
      "The server is out of reach. What was asked for may have happened or not; a publisher has sent the same jobs once more, under the same ids.",
    pgBoss: "A connection that cannot be made in 10 s, or breaks in mid-call.",
    bullmq: "The same.",
    embedded: "There is no server.",
  },
  MissingPackageError: {
    meaning: "A package that the backend needs is not installed; the message has the command.",
    ...above,
  },
} as const satisfies Record<ErrorName, Row>;
