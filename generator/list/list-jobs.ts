import type { Contract, JobContract, ResolvedOptions, ResolvedSchedule } from "../../schema/contract.ts";
import { formatDuration } from "../../schema/duration.ts";
import { selectJobs } from "../run/select-jobs.ts";
import { cronWords } from "./cron-words.ts";
import { nextRun } from "./next-run.ts";

/** A job of the contract, and when its schedules run. */
export interface ListedJob extends Omit<JobContract, "options"> {
  readonly options: Omit<ResolvedOptions, "schedules"> & { readonly schedules: readonly ListedSchedule[] };
}

export type ListedSchedule = ResolvedSchedule & {
  /** `every day at 03:00`, `every 90s` */
  readonly words: string;
  /** Null for a cron that never comes. */
  readonly next: Date | null;
};

/**
 * The jobs of a contract that match the patterns, with the next run of each schedule.
 *
 * @throws UsageError for a pattern that matches no job
 */
export async function listJobs(
  contract: Contract,
  patterns: readonly string[],
  now: Date,
): Promise<readonly ListedJob[]> {
  return Promise.all(
    selectJobs(contract, patterns).map(async (job) => {
      const schedules = job.options.schedules.map(async (schedule) => ({
        ...schedule,
        words: "every" in schedule ? `every ${formatDuration(schedule.every)}` : cronWords(schedule.cron),
        next: (await nextRun(schedule, now)) ?? null,
      }));
      return { ...job, options: { ...job.options, schedules: await Promise.all(schedules) } };
    }),
  );
}
