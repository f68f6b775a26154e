import type { Hooks } from "../../../runtime/worker/hooks.ts";
import type { Row } from "./row.ts";

const worker = { pgBoss: "By the worker.", bullmq: "By the worker." };
const stored = {
  pgBoss: "By the worker, once the database has stored the end of this run.",
  bullmq: "By the worker, once Redis has stored the end of this run.",
};

/** Every hook of an attempt, and what is true of all. */
export const hooks = {
  onStart: { meaning: "Before the handler, at each attempt, with the parsed payload.", ...worker },
  onProgress: { meaning: "For each value that the handler reports, in their order.", ...worker },
  onSuccess: { meaning: "The job has completed. With the parsed payload and the result.", ...stored },
  onRetry: {
    meaning:
      "The attempt failed and another follows in `delay` milliseconds. Not `onComplete`: the job goes on.",
    ...stored,
  },
  onFailure: { meaning: "The job has failed for good. With the error that was thrown.", ...stored },
  onComplete: {
    meaning:
      "The job has ended: after `onSuccess` or `onFailure`, and alone where it was cancelled while it ran. A job that was cancelled before it ran has no hooks.",
    ...stored,
  },
  hooks: {
    meaning:
      "Each fires once for an attempt, at three levels: for all jobs, then by pattern in the order written, then the job's own. All get the attempt's own context. One that throws is logged and changes nothing. One that hangs holds its slot for 30 s after the attempt, 1 s in a worker that is stopping.",
    ...worker,
    told: { compile: "an unknown hook or pattern", start: "an `OptionError` for both" },
  },
} as const satisfies Record<keyof Hooks<unknown, unknown, unknown> | "hooks", Row>;
