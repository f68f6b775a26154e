import type { delays } from "../../conformance/behaviours/delays.ts";
import { storing } from "../broken-backend.ts";
import { broken, type MutantsOf } from "../mutant.ts";

export const delaysMutants: MutantsOf<typeof delays> = {
  "a delay as a duration is a wait from now": broken(
    "delays are ignored",
    storing((job) => ({ ...job, startAt: null })),
  ),
  "a delay as a Date is that moment": broken(
    "delayed jobs are run half a second early",
    storing((job) => ({ ...job, startAt: job.startAt && new Date(job.startAt.getTime() - 500) })),
  ),
  "a past Date and no delay run now": broken(
    "every job with a moment waits at least a second",
    storing((job) => ({
      ...job,
      startAt: job.startAt && new Date(Math.max(job.startAt.getTime(), Date.now() + 1_000)),
    })),
  ),
  "a delayed job does not hold back those behind it": broken(
    "a bulk is as late as its latest job",
    storing((job, bulk) => ({ ...job, startAt: bulk.find(({ startAt }) => startAt)?.startAt ?? null })),
  ),
  "an idle worker takes a new job within a second": broken(
    "every job comes a second and a half late",
    storing((job) => ({ ...job, startAt: new Date(Date.now() + 1_500) })),
  ),
};
