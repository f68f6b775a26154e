import { randomUUID } from "node:crypto";
import { insertJobs } from "./enqueue.ts";
import type { Installation } from "./installation.ts";
import type { QueuePolicies } from "./queue-policies.ts";
import { nextTime } from "./schedules.ts";
import { type DueName, type DueRow, dueSchedules, lockDueSchedule, planSchedule } from "./sql/scheduling.ts";

/**
 * Stores the jobs of all schedules whose time has come, as if they were published. One run stands for all the times of
 * a schedule that were missed. Rejects only where the database cannot be asked.
 *
 * @param onError hears of a schedule whose job could not be stored; it stays due
 */
export async function dispatchSchedules(
  installation: Installation,
  policies: QueuePolicies,
  onError: (error: unknown) => void,
): Promise<void> {
  const { database, schemas } = installation;
  for (const due of await database.query<DueName>(dueSchedules(schemas))) {
    await dispatch(installation, policies, due).catch(onError);
  }
}

/** The job and the schedule's next time are stored together, so that each time makes one job. */
async function dispatch(
  installation: Installation,
  policies: QueuePolicies,
  { manifest, job, key }: DueName,
): Promise<void> {
  const { boss, database, schemas } = installation;
  // Before the transaction: PGlite has no second connection to ask on.
  const exclusive = await policies.exclusiveAmong([job]);
  await database.transaction(async (transaction) => {
    const name = [manifest, job, key];
    const [row] = await transaction.query<DueRow>(lockDueSchedule(schemas), name);
    if (!row) return;
    const made = { ...row.template, id: randomUUID(), startAt: null };
    await insertJobs(installation, exclusive, transaction, [made]);
    await transaction.query(planSchedule(schemas), [...name, nextTime(boss, row, row.now)]);
  });
}
