import type { TransactionalHandlerInput } from "../../../runtime/worker/handler.ts";
import type { Row } from "./row.ts";

const worker = { pgBoss: "By the worker.", bullmq: "By the worker." };

/** What a handler gets, and what it gives. */
export const handler = {
  payload: {
    meaning:
      "What travels is the input form as JSON, as it was at the call of `publish`. The worker parses it once, with the newest code; the handler gets the parsed value. A producer in another language that enqueues valid JSON is equal to a generated client.",
    limits:
      "any JSON object; no NUL, no lone surrogates, in keys either, and at most 1,000 levels. 1 MB is nothing special",
    pgBoss: "`data` of the job, as jsonb, which keeps no order of keys.",
    bullmq: "`data` of the job, as text.",
    told: { compile: "a payload that does not fit", call: "a `PayloadError` with every violation" },
  },
  context: {
    meaning:
      "What `createContext` made for this attempt alone. It is disposed after the attempt and its hooks. A `createContext` that throws fails the attempt as a handler does; a disposal that throws is logged.",
    ...worker,
  },
  job: {
    meaning: "`id`, `name`, `attempt` from 1, `maxAttempts` and `createdAt` of the job.",
    pgBoss: "`retry_count` + 1 is the attempt.",
    bullmq: "`attemptsStarted` is the attempt.",
  },
  signal: {
    meaning:
      "Aborts when the attempt's time is over, when the job was cancelled, when the worker hands it back, and when the worker has lost it. `reason` says which: `AttemptTimeoutError`, `CancelledError`, or an error.",
    tolerance: "at most 2 s after `cancel`, from any process",
    pgBoss: "A NOTIFY tells the worker of a cancel, and it looks every second for what it lost.",
    bullmq: "The worker looks four times a second, while it has a run, which locks it lost.",
  },
  progress: {
    meaning:
      "Stores any JSON for `get` to show. What cannot be stored is dropped, with a warning. After the attempt's end it does nothing.",
    limits: "at most four values a second are stored, the newest each time",
    pgBoss: "`output` of the active job.",
    bullmq: "`progress` of the job.",
  },
  log: {
    meaning: "The worker's logger, with `job`, `id` and `attempt` in the fields of every line.",
    ...worker,
  },
  complete: {
    meaning:
      "Completes the job in a transaction of the handler's: when that commits the job is completed with what else it wrote; when it rolls back, the attempt goes on.",
    limits: '`target: "pg-boss"`',
    pgBoss: "The statement that completes the job runs in the transaction, fenced by the run.",
    bullmq: "Cannot: Redis has no part in a transaction of a database.",
    told: { compile: "with any other target", call: "an `OptionError` for what is no transaction" },
  },
  result: {
    meaning:
      "What the handler returns, stored as JSON as it was given. A result schema checks its input form; without one any JSON is a result, and nothing is one too.",
    limits: "as those of a payload, and any JSON value",
    pgBoss: "`output` of the job, in an object of its own.",
    bullmq: "`returnvalue` of the job.",
    told: { compile: "a result that does not fit", call: "a `ResultError` fails the attempt" },
  },
} as const satisfies Record<keyof TransactionalHandlerInput<unknown, unknown, unknown> | "result", Row>;
