import { createHash } from "node:crypto";
import type { ClaimedJob, NewSchedule } from "../../backend.ts";
import { serializeError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { RedisStore } from "./connection.ts";
import { enqueue } from "./enqueue.ts";
import { errorPause } from "./timing.ts";

/** The queue of schedules that are due. No job's name begins so. */
export const scheduleQueue = "~schedules";

/** What a schedule's job in that queue holds: the job to enqueue. */
export type ScheduledJob = NewSchedule["job"];

/** Works the queue of due schedules: enqueues the job of one as any other is. */
export function dispatchSchedule(store: RedisStore, logger: Logger): (due: ClaimedJob) => Promise<void> {
  return async (due) => {
    const { payload: scheduled } = due;
    try {
      if (!isScheduledJob(scheduled)) {
        logger.error(
          { schedule: due.id, scheduled },
          "A schedule that was made by other means is passed over.",
        );
      } else if (await stillExists(store, due.id)) {
        await enqueue(store, [{ ...scheduled, id: uuidOf(due.id), startAt: null }]);
      }
      await due.settle({ kind: "completed", result: undefined });
    } catch (error) {
      logger.error({ error, schedule: due.id }, "A schedule's job could not be enqueued; it is tried again.");
      await due.settle({ kind: "retry", error: serializeError(error), delay: errorPause });
    }
  };
}

/** The queue is ours alone, and what we put in it has these keys. */
function isScheduledJob(scheduled: unknown): scheduled is ScheduledJob {
  if (typeof scheduled !== "object" || scheduled === null) return false;
  return ["name", "payload", "attempts", "priority", "dedupe"].every((key) => key in scheduled);
}

/** A schedule that was removed leaves its run behind, where that was due already. */
function stillExists({ run, prefix }: RedisStore, id: string): Promise<boolean> {
  const scheduler = id.slice(0, id.lastIndexOf(":"));
  return run(async ({ redis }) => (await redis.exists(`${prefix}:${scheduleQueue}:${scheduler}`)) === 1);
}

/** The same for the same run, so that one that is dispatched twice is stored once. Its form is that of version 8. */
function uuidOf(id: string): string {
  const hex = createHash("sha256").update(id).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
