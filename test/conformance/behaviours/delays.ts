import { expect } from "vitest";
import type { Behaviours, Stage } from "../stage.ts";
import { expectWaits } from "../waits.ts";

/** When a job that was published for later is run. */
export const delays = {
  "delay: a delay as a duration is a wait from now": async (stage) => {
    await idleWorker(stage);
    const published = Date.now();
    const { id } = await stage.jobs.limits.free.publish({ number: 1 }, { delay: "400ms" });

    expect(await stage.jobs.limits.free.get(id)).toMatchObject({ state: "delayed" });
    expectWaits([published, await ranAt(stage, id)], [400]);
  },

  "delay: a delay as a Date is that moment": async (stage) => {
    await idleWorker(stage);
    const moment = new Date(Date.now() + 500);
    const { id } = await stage.jobs.limits.free.publish({ number: 1 }, { delay: moment });

    expectWaits([moment.getTime(), await ranAt(stage, id)], [0]);
  },

  "delay: a past Date and no delay run now": async (stage) => {
    const waiting = await stage.jobs.limits.free.publish({ number: 0 }, { delay: new Date(0) });
    expect(await stage.jobs.limits.free.get(waiting.id)).toMatchObject({ state: "waiting" });

    await idleWorker(stage);
    for (const delay of [new Date(0), 0] as const) {
      const published = Date.now();
      const { id } = await stage.jobs.limits.free.publish({ number: 1 }, { delay });
      expectWaits([published, await ranAt(stage, id)], [0]);
    }
  },

  "delay: a delayed job does not hold back those behind it": async ({ jobs, work }) => {
    const ran: number[] = [];
    await work({ "limits.free": ({ payload }) => ran.push(payload.number) }, { concurrency: 1 });
    const [late, early] = await jobs.limits.free.publishMany([
      { payload: { number: 1 }, options: { delay: 800 } },
      { payload: { number: 2 } },
    ]);

    await jobs.limits.free.waitFor(early?.id ?? "");
    await jobs.limits.free.waitFor(late?.id ?? "");
    expect(ran).toEqual([2, 1]);
  },

  "delay: a delay of ten years waits, and holds nothing back": async (stage) => {
    const { jobs } = stage;
    await idleWorker(stage);
    const far = await jobs.limits.free.publish({ number: 1 }, { delay: "3650d" });
    const near = await jobs.limits.free.publish({ number: 2 });

    await jobs.limits.free.waitFor(near.id);
    expect(await jobs.limits.free.get(far.id)).toMatchObject({ state: "delayed", attempt: 0 });
  },

  "start: an idle worker takes a new job within a second": async (stage) => {
    await idleWorker(stage);
    const published = Date.now();
    const { id } = await stage.jobs.limits.free.publish({ number: 1 });

    expectWaits([published, await ranAt(stage, id)], [0]);
  },
} satisfies Behaviours;

/** A worker that has worked and waits for more; its handler returns when it was called. */
async function idleWorker({ jobs, work }: Stage): Promise<void> {
  await work({ "limits.free": () => Date.now() });
  const { id } = await jobs.limits.free.publish({ number: 0 });
  await jobs.limits.free.waitFor(id);
}

async function ranAt({ jobs }: Stage, id: string): Promise<number> {
  return Number(await jobs.limits.free.waitFor(id));
}
