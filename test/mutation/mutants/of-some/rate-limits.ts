import type { NewSchedule } from "../../../../runtime/backend.ts";
import type { rateLimits } from "../../../conformance/behaviours/of-some/rate-limits.ts";
import { withOptions } from "../../broken-backend.ts";
import { broken, type Mutant, type MutantsOf } from "../../mutant.ts";
import { outermost } from "../precedence.ts";

export const rateLimitsMutants: MutantsOf<typeof rateLimits> = {
  "rateLimit: no more jobs start in a window than it says, over two workers, and all run": broken(
    "the limit is not heeded",
    withOptions(() => ({ rateLimit: null })),
  ),
  "precedence: rateLimit of the job, else of its router, of the manifest; false takes it off":
    outermost("rateLimit"),
  "schedules.every: one job at each multiple, over two workers": scheduling(
    "it runs twice as often",
    (one) => ("every" in one ? { ...one, every: one.every / 2 } : one),
  ),
  "schedules.cron: a sixth field counts seconds": scheduling("it runs at every second", (one) =>
    "cron" in one ? { ...one, cron: "* * * * * *" } : one,
  ),
};

function scheduling(what: string, change: (schedule: NewSchedule) => NewSchedule): Mutant {
  return broken(what, (backend) => ({
    ...backend,
    reconcileSchedules: (manifest, schedules) => backend.reconcileSchedules(manifest, schedules.map(change)),
  }));
}
