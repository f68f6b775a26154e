import type { JobCounts } from "../../../inspection.ts";
import type { OpenedStore } from "../connection.ts";
import { cancelledSet } from "../own-keys.ts";
import { repliesOf } from "../replies-of.ts";

/** How many jobs of a queue are in each state, at one moment. */
export async function countJobs({ redis, queue }: OpenedStore, name: string): Promise<JobCounts> {
  const key = (type: string): string => queue(name).toKey(type);
  const replies = await redis
    .multi()
    .llen(key("wait"))
    // Where older versions of BullMQ put the waiting jobs of a paused queue.
    .llen(key("paused"))
    .zcard(key("prioritized"))
    .zcard(key("delayed"))
    .llen(key("active"))
    .zcard(key("completed"))
    .zcard(key("failed"))
    .zcard(key(cancelledSet))
    .exec();
  const [
    wait = 0,
    paused = 0,
    prioritized = 0,
    delayed = 0,
    active = 0,
    completed = 0,
    failed = 0,
    cancelled = 0,
  ] = repliesOf(replies).map(Number);
  return { waiting: wait + paused + prioritized, delayed, active, completed, failed, cancelled };
}
