import type { JobSchedulerJson, Queue, RepeatOptions } from "bullmq";
import type { NewSchedule } from "../../backend.ts";
import type { RedisStore } from "./connection.ts";
import { type ScheduledJob, scheduleQueue } from "./dispatch-schedule.ts";

/**
 * Makes BullMQ's schedulers of a manifest those that are given. They live in one queue of ours, whose jobs enqueue
 * the real ones when they are due: BullMQ stores a scheduler's next job long before its time, where it would hold
 * its dedupe key until then, or ignore it. One that has not changed is left alone, and its pending run with it.
 */
export async function reconcileSchedules(
  store: RedisStore,
  manifest: string,
  schedules: readonly NewSchedule[],
): Promise<void> {
  await store.run(async ({ driver, redis }) => {
    const queue = new driver.Queue<ScheduledJob>(scheduleQueue, {
      connection: redis,
      prefix: store.prefix,
      skipMetasUpdate: true,
    });
    queue.on("error", () => {});
    try {
      await reconcile(queue, manifest, schedules);
    } finally {
      await queue.close();
    }
  });
}

type Scheduler = JobSchedulerJson<ScheduledJob>;

async function reconcile(
  queue: Queue<ScheduledJob>,
  manifest: string,
  schedules: readonly NewSchedule[],
): Promise<void> {
  const stored: readonly Scheduler[] = await queue.getJobSchedulers(0, -1, true);
  const own = new Map(
    stored.filter(({ key }) => key.startsWith(`${manifest}/`)).map((one) => [one.key, one]),
  );
  const wanted = new Map(schedules.map((schedule) => [schedulerId(manifest, schedule), schedule]));
  const gone = [...own.keys()].filter((id) => !wanted.has(id));
  const changed = [...wanted].filter(([id, schedule]) => !isSame(own.get(id), schedule));
  await Promise.all(gone.map((id) => queue.removeJobScheduler(id)));
  await Promise.all(
    changed.map(([id, schedule]) =>
      queue.upsertJobScheduler(id, repeat(schedule), { name: schedule.job.name, data: schedule.job }),
    ),
  );
}

/** `shop/rebuild-search-index/nightly`. BullMQ gives colons in its ids a meaning. */
function schedulerId(manifest: string, { key, job }: NewSchedule): string {
  return `${manifest}/${job.name}/${encodeURIComponent(key)}`;
}

/** When BullMQ is to run a schedule. */
function repeat(schedule: NewSchedule): Pick<RepeatOptions, "every" | "offset" | "pattern" | "tz"> {
  // Without an offset, the times of an interval would be counted from when it is first stored.
  if ("every" in schedule) return { every: schedule.every, offset: schedule.every };
  return { pattern: schedule.cron, tz: schedule.tz };
}

function isSame(stored: Scheduler | undefined, schedule: NewSchedule): boolean {
  const { every, pattern, tz } = repeat(schedule);
  const [before, now] = [
    [stored?.every, stored?.pattern, stored?.tz, stored?.template?.data],
    [every, pattern, tz, schedule.job],
  ].map((parts) => JSON.stringify(parts));
  return before === now;
}
