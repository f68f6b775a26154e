import { expect } from "vitest";
import { aborted, jobOfEachState } from "../../every-state.ts";
import { idsOf } from "../../pages.ts";
import type { Behaviours } from "../../stage.ts";
import { until } from "../../until.ts";

/** Which jobs `list` gives, and in which order. */
export const listing = {
  "list: list gives the jobs of one state, each as get gives it": async (stage) => {
    const ids = await jobOfEachState(stage);
    const queue = stage.jobs.limits.free;
    for (const [state, id] of ids) {
      expect(await queue.list({ state }), state).toEqual({ jobs: [await queue.get(id)], next: undefined });
      expect((await queue.get(id))?.state).toBe(state);
    }
  },

  "list: waiting jobs are listed in the order in which they run": async ({ jobs, worker }) => {
    const ranked = jobs["ranked-job"];
    for (const priority of [0, 10, -3, 10, 1_000, 0]) {
      await ranked.publish({ rank: `${priority}` }, { priority });
      await nextMoment();
    }
    const listed = await idsOf(ranked, "waiting", 2);
    const ran: string[] = [];
    const handler = ({ job }: { readonly job: { readonly id: string } }) => void ran.push(job.id);
    await worker({ "ranked-job": handler }, { concurrency: 1 }).runOnce({ jobs: ["ranked-job"] });

    expect(listed).toHaveLength(6);
    expect(listed).toEqual(ran);
  },

  "list: delayed jobs are listed the soonest first": async ({ jobs }) => {
    const ids = new Map<number, string>();
    for (const minutes of [30, 10, 20, 40]) {
      ids.set(minutes, (await jobs.limits.free.publish({ number: 1 }, { delay: minutes * 60_000 })).id);
    }
    expect(await idsOf(jobs.limits.free, "delayed", 3)).toEqual([10, 20, 30, 40].map((at) => ids.get(at)));
  },

  "list: active jobs are listed the earliest started first": async ({ jobs, work }) => {
    const started: string[] = [];
    await work({
      "limits.free": async ({ job, signal }) => {
        started.push(job.id);
        await aborted(signal);
        return null;
      },
    });
    for (const number of [1, 2, 3]) {
      await jobs.limits.free.publish({ number });
      await until(() => started.length === number);
      await nextMoment();
    }

    expect(await idsOf(jobs.limits.free, "active", 2)).toEqual(started);
  },

  "list: ended jobs are listed the latest ended first": async ({ jobs, worker }) => {
    const ids: string[] = [];
    for (const number of [1, 2, 3, 4]) {
      ids.unshift((await jobs.limits.free.publish({ number }, { attempts: 1 })).id);
      const fails = number > 2;
      const handler = () => {
        if (fails) throw new Error("for good");
        return null;
      };
      await worker({ "limits.free": handler }).runOnce({ jobs: ["limits.free"] });
      await nextMoment();
    }
    expect(await idsOf(jobs.limits.free, "completed", 1)).toEqual(ids.slice(2));
    expect(await idsOf(jobs.limits.free, "failed", 1)).toEqual(ids.slice(0, 2));
  },
} satisfies Behaviours;

/** Until a clock of milliseconds has moved on. */
async function nextMoment(): Promise<void> {
  const now = Date.now();
  await until(() => Date.now() > now + 1);
}
