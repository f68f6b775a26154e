import { expect } from "vitest";
import { jobOfEachState } from "../../every-state.ts";
import type { Behaviours } from "../../stage.ts";
import { until } from "../../until.ts";

const none = { waiting: 0, delayed: 0, active: 0, completed: 0, failed: 0, cancelled: 0 };

/** What `counts` tells. */
export const counting = {
  "counts: counts tells how many jobs are in each state, retrying ones among the delayed": async (stage) => {
    await jobOfEachState(stage);
    const more = Array.from({ length: 20 }, (_, number) => ({ payload: { number } }));
    await stage.jobs.limits.free.publishMany(more);
    await stage.jobs.limits.free.publish({ number: 1 }, { delay: "2h" });

    expect(await stage.jobs.limits.free.counts()).toEqual({
      ...{ waiting: 21, delayed: 3, active: 1, completed: 1, failed: 1, cancelled: 1 },
    });
  },

  "counts: counts of a queue that nothing was published to are all zero": async ({ jobs }) => {
    await jobs.limits.free.publish({ number: 1 });

    expect(await jobs.limits.pairs.counts()).toEqual(none);
  },

  "counts: counts follows a job from state to state": async ({ jobs, work }) => {
    const queue = jobs.results.free;
    const step = Promise.withResolvers<void>();
    const { id } = await queue.publish({}, { delay: 1_500 });
    expect(await queue.counts()).toEqual({ ...none, delayed: 1 });
    await work({ "results.free": () => step.promise });

    await until(async () => (await queue.counts()).active === 1);
    expect(await queue.counts()).toEqual({ ...none, active: 1 });
    step.resolve();
    await queue.waitFor(id);
    expect(await queue.counts()).toEqual({ ...none, completed: 1 });
  },

  "counts: a job that is gone at its end is counted no more": async ({ jobs, worker }) => {
    await jobs["unkept-job"].publish({});
    expect(await jobs["unkept-job"].counts()).toEqual({ ...none, waiting: 1 });
    await worker({ "unkept-job": () => null }).runOnce({ jobs: ["unkept-job"] });

    expect(await jobs["unkept-job"].counts()).toEqual(none);
  },
} satisfies Behaviours;
