import type { groups } from "../../../conformance/behaviours/of-some/groups.ts";
import { storing, withOptions } from "../../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../../mutant.ts";
import { outermost } from "../precedence.ts";

export const groupsMutants: MutantsOf<typeof groups> = {
  "groupConcurrency: no more of a group run at once than it says, over all workers, and all run": broken(
    "groups are not heeded",
    withOptions(() => ({ groupConcurrency: null })),
  ),
  "group: a full group holds back neither other groups nor jobs without one": broken(
    "all jobs are of one group",
    storing((job) => ({ ...job, group: "one" })),
  ),
  "group: of a job that has not opened it, and what is no text, are refused": patched(
    "every job takes a group",
    "runtime/publisher/new-job.ts",
    "if (!job.options.groupConcurrency) {",
    "if (false) {",
  ),
  "precedence: groupConcurrency of the job, else of its router, of the manifest; false closes it":
    outermost("groupConcurrency"),
};
