import { expect } from "vitest";
import type { Behaviours, Stage } from "../stage.ts";

/** Which of the waiting jobs goes first. */
export const priorities = {
  "priority: the higher priority goes first, from 1000 to -1000, with the manifest's default between": async (
    stage,
  ) => {
    const { jobs } = stage;
    await jobs["ranked-job"].publish({ rank: "-1000" }, { priority: -1_000 });
    await jobs["ranked-job"].publish({ rank: "0" }, { priority: 0 });
    await jobs["ranked-job"].publish({ rank: "default 5" });
    await jobs["ranked-job"].publish({ rank: "1000" }, { priority: 1_000 });
    await jobs["ranked-job"].publish({ rank: "-1" }, { priority: -1 });
    await jobs["ranked-job"].publish({ rank: "6" }, { priority: 6 });

    expect(await orderOf(stage)).toEqual(["1000", "6", "default 5", "0", "-1", "-1000"]);
  },

  "priority: priorities hold in a bulk, and when jobs were delayed": async (stage) => {
    const { jobs } = stage;
    await jobs["ranked-job"].publishMany([
      { payload: { rank: "low" }, options: { priority: -5 } },
      { payload: { rank: "delayed, highest" }, options: { priority: 9, delay: 1 } },
      { payload: { rank: "high" }, options: { priority: 7 } },
      { payload: { rank: "default" } },
    ]);

    expect(await orderOf(stage)).toEqual(["delayed, highest", "high", "default", "low"]);
  },
} satisfies Behaviours;

async function orderOf({ worker }: Stage): Promise<readonly string[]> {
  const ran: string[] = [];
  const ordered = worker({ "ranked-job": ({ payload }) => ran.push(payload.rank) }, { concurrency: 1 });
  await ordered.runOnce({ jobs: ["ranked-job"] });
  return ran;
}
