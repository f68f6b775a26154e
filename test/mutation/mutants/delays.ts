import type { NewJob } from "../../../runtime/backend.ts";
import type { delays } from "../../conformance/behaviours/delays.ts";
import { storing } from "../broken-backend.ts";
import { broken, type MutantsOf } from "../mutant.ts";

export const delaysMutants: MutantsOf<typeof delays> = {
  "delay: a delay as a duration is a wait from now": broken(
    "delays are ignored",
    storing((job) => ({ ...job, startAt: null })),
  ),
  "delay: a delay as a Date is that moment": broken(
    "delayed jobs are run half a second early",
    storing((job) => ({ ...job, startAt: job.startAt && new Date(job.startAt.getTime() - 500) })),
  ),
  "delay: a past Date and no delay run now": broken(
    "every job waits at least two seconds",
    storing((job) => ({
      ...job,
      startAt: new Date(Math.max(Number(job.startAt), Date.now() + 2_000)),
    })),
  ),
  "delay: a delayed job does not hold back those behind it": broken(
    "a bulk is as late as its latest job",
    storing((job, bulk) => ({ ...job, startAt: bulk.find(({ startAt }) => startAt)?.startAt ?? null })),
  ),
  "delay: a delay of ten years waits, and holds nothing back": broken(
    "a delay longer than a timer can be is none",
    storing((job) => ({ ...job, startAt: delayOf(job) > 2 ** 31 ? null : job.startAt })),
  ),
  "start: an idle worker takes a new job within a second": broken(
    "every job comes a second and a half late",
    storing((job) => ({ ...job, startAt: new Date(Date.now() + 1_500) })),
  ),
};

function delayOf({ startAt }: NewJob): number {
  return startAt === null ? 0 : startAt.getTime() - Date.now();
}
