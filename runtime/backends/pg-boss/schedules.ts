import type { PgBoss } from "pg-boss";
import type { ScheduleTimes } from "../../../schema/contract.ts";
import type { NewSchedule } from "../../backend.ts";
import { BackendError } from "../../errors.ts";
import type { Installation } from "./installation.ts";
import { readTime, removeOtherSchedules, type ScheduleInput, storeSchedules } from "./sql/scheduling.ts";

/**
 * Makes the stored schedules of a manifest equal to those given. They are in a table of ours: pg-boss's own know
 * nothing of throttling nor of a key for each job, skip a time that summer time skips, and run one twice that comes
 * twice.
 */
export async function reconcileSchedules(
  { boss, database, schemas }: Installation,
  manifest: string,
  schedules: readonly NewSchedule[],
): Promise<void> {
  const now = await timeOf(database);
  const wanted = schedules.map(({ key, job, ...times }): ScheduleInput => {
    const { cron, tz } = requireCron(job.name, key, times);
    return { job: job.name, key, cron, tz, template: job, next: nextTime(boss, { cron, tz }, now) };
  });
  await database.transaction(async (transaction) => {
    const values = [manifest, JSON.stringify(wanted)];
    await transaction.query(removeOtherSchedules(schemas), values);
    await transaction.query(storeSchedules(schemas), values);
  });
}

/** The first time of a cron after a moment; both in milliseconds since 1970. */
export function nextTime(
  boss: PgBoss,
  { cron, tz }: { readonly cron: string; readonly tz: string },
  after: number,
): number {
  const [next] = boss.previewSchedule(cron, { tz, from: new Date(after), count: 1 });
  if (next) return next.getTime();
  throw new BackendError(`pg-boss: the cron "${cron}" never comes.`);
}

/** By the server's clock, which all workers share. */
async function timeOf(database: Installation["database"]): Promise<number> {
  const [row] = await database.query<{ readonly now: number }>(readTime);
  return row?.now ?? Date.now();
}

/** @throws BackendError for times that only BullMQ keeps: generated code for `target: "bullmq"` takes no such backend */
function requireCron(job: string, key: string, times: ScheduleTimes) {
  if ("cron" in times && times.cron.split(" ").length === 5) return times;
  throw new BackendError(
    `pg-boss: the schedule ${key} of ${job} is no cron of five fields; only BullMQ keeps other times.`,
  );
}
