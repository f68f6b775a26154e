import type { JobCounts } from "../../../../runtime/inspection.ts";
import type { counting as behaviours } from "../../../conformance/behaviours/inspection/counting.ts";
import { inspecting, withOptions } from "../../broken-backend.ts";
import { broken, type MutantsOf } from "../../mutant.ts";

export const countingMutants: MutantsOf<typeof behaviours> = {
  "counts: counts tells how many jobs are in each state, retrying ones among the delayed": broken(
    "a retrying job is not counted",
    inspecting(({ counts, list }) => ({
      async counts(name) {
        const counted = await counts(name);
        const { jobs } = await list(name, { state: "retrying", limit: 10 });
        return { ...counted, delayed: counted.delayed - jobs.length };
      },
    })),
  ),
  "counts: counts of a queue that nothing was published to are all zero": broken(
    "all queues are counted as one",
    inspecting(({ counts }) => ({ counts: () => counts("limits.free") })),
  ),
  "counts: counts follows a job from state to state": broken(
    "counts are read once",
    inspecting(({ counts }) => {
      let first: Promise<JobCounts> | undefined;
      return {
        counts: (name) => {
          first ??= counts(name);
          return first;
        },
      };
    }),
  ),
  "counts: a job that is gone at its end is counted no more": broken(
    "jobs are kept that are not to be",
    withOptions(() => ({ keep: { completed: 60_000, failed: 60_000 } })),
  ),
};
