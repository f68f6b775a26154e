import type { PgBoss } from "pg-boss";
import type { ScheduleTimes } from "../../../schema/contract.ts";
import type { NewJob, NewSchedule } from "../../backend.ts";
import { BackendError } from "../../errors.ts";
import { enqueue } from "./enqueue.ts";
import type { Installation } from "./installation.ts";
import type { QueuePolicies } from "./queue-policies.ts";
import { leaseSeconds } from "./queue-settings.ts";

/**
 * pg-boss's schedules of ours are all in this queue. A job of it stores the real one when its time has come, so that
 * this is published like any other: pg-boss by itself knows nothing of throttling, nor of a key for each job.
 */
export const scheduleQueue = "jobwright/schedules";

const queueOptions = {
  retryLimit: 10,
  retryDelay: 5,
  expireInSeconds: 60,
  heartbeatSeconds: leaseSeconds,
  deleteAfterSeconds: 86_400,
};

/** Plain data of a schedule's job. */
interface ScheduledJob {
  /** The schedule's own, in pg-boss. */
  readonly key: string;
  readonly job: NewSchedule["job"];
}

/**
 * Makes the stored schedules of a manifest equal to those given. Its own are known by their keys,
 * `<manifest>/<job>/<key>`; no manifest has a slash in its name, so no other's key begins like that.
 */
export async function reconcileSchedules(
  { boss }: Installation,
  manifest: string,
  schedules: readonly NewSchedule[],
): Promise<void> {
  const prefix = `${manifest}/`;
  const wanted = new Set<string>();
  if (schedules.length > 0) await boss.createQueue(scheduleQueue, queueOptions);
  const stored = await boss.getSchedules(scheduleQueue, undefined, { limit: 100_000 });
  const current = new Map(stored.map((schedule) => [schedule.key, schedule]));
  for (const { key, job, ...times } of schedules) {
    const { cron, tz } = requireCron(job.name, key, times);
    const storedAs = `${prefix}${job.name}/${plainKey(key)}`;
    wanted.add(storedAs);
    const data: ScheduledJob = { key: storedAs, job };
    const earlier = current.get(storedAs);
    // With other times it is a new one, so that none of them counts that lies before now.
    if (earlier && (earlier.cron !== cron || earlier.timezone !== tz))
      await boss.unschedule(scheduleQueue, storedAs);
    await boss.schedule(scheduleQueue, cron, data, { key: storedAs, tz, missed: "once" });
  }
  for (const key of current.keys()) {
    if (key.startsWith(prefix) && !wanted.has(key)) await boss.unschedule(scheduleQueue, key);
  }
}

/** @throws BackendError for times that only BullMQ keeps: generated code for `target: "bullmq"` takes no such backend */
function requireCron(job: string, key: string, times: ScheduleTimes) {
  if ("cron" in times && times.cron.split(" ").length === 5) return times;
  throw new BackendError(
    `pg-boss: the schedule ${key} of ${job} is no cron of five fields; only BullMQ keeps other times.`,
  );
}

/** Stores the jobs of schedules whose time has come, in a worker. `boss` is one that schedules. */
export async function dispatchSchedules(
  boss: PgBoss,
  installation: Installation,
  policies: QueuePolicies,
  onError: (error: unknown) => void,
): Promise<void> {
  await boss.createQueue(scheduleQueue, queueOptions);
  const fetching = { batchSize: 100, pollingIntervalSeconds: 1, includeMetadata: true } as const;
  const options = { ...fetching, perJobResults: true } as const;
  await boss.work<ScheduledJob, unknown, typeof options>(scheduleQueue, options, (due) =>
    Promise.all(
      due.map(async ({ id, data, createdOn }) => {
        // With the same id, so that a second try stores nothing twice.
        const job: NewJob = { ...data.job, id, startAt: null };
        try {
          if (await isBeforeSchedule(boss, data, createdOn)) return { id, status: "completed" };
          await enqueue(installation, policies, [job]);
          return { id, status: "completed" };
        } catch (error) {
          onError(error);
          return { id, status: "failed", output: error };
        }
      }),
    ),
  );
}

/**
 * Whether a job was made for a time before its schedule existed: pg-boss looks back a minute. Then the schedule has
 * no time between its beginning and that of the job.
 */
async function isBeforeSchedule(boss: PgBoss, { key }: ScheduledJob, jobMade: Date): Promise<boolean> {
  const [schedule] = await boss.getSchedules(scheduleQueue, key);
  if (!schedule) return false;
  const { cron, timezone: tz, createdOn: from } = schedule;
  const [first] = boss.previewSchedule(cron, { tz, from, count: 1 });
  return first !== undefined && first > jobMade;
}

/** pg-boss takes letters, digits and `_ . - /` in a key; any other character becomes its code between slashes. */
function plainKey(key: string): string {
  return key.replace(/[^\w.-]/gu, (character) => `/${character.codePointAt(0)}/`);
}
