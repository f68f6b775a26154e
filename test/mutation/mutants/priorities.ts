import type { priorities } from "../../conformance/behaviours/priorities.ts";
import { storing } from "../broken-backend.ts";
import { broken, type MutantsOf } from "../mutant.ts";

export const prioritiesMutants: MutantsOf<typeof priorities> = {
  "priority: the higher priority goes first, from 1000 to -1000, with the manifest's default between": broken(
    "negative priorities are all alike",
    storing((job) => ({ ...job, priority: job.priority && Math.max(0, job.priority) })),
  ),
  "priority: priorities hold in a bulk, and when jobs were delayed": broken(
    "a delayed job has the lowest priority",
    storing((job) => (job.startAt ? { ...job, priority: -1_000 } : job)),
  ),
};
