import { expect } from "vitest";
import { runWaiting } from "../../run-waiting.ts";
import type { Behaviours, Stage } from "../../stage.ts";
import { until } from "../../until.ts";

/** Milliseconds until workers heed a pause, and its end. */
const heeding = 1_000;

/** What a pause holds back, and what not. */
export const pausing = {
  "pause: no bounded pass takes a job of a paused queue, and others go on": async (stage) => {
    const { jobs } = stage;
    await jobs.limits.free.publish({ number: 1 });
    await jobs.limits.pairs.publish({ number: 2 });
    await jobs.limits.free.pause();

    expect(await runWaiting(stage, "limits.free")).toBe(0);
    expect(await runWaiting(stage, "limits.pairs")).toBe(1);
    expect(await jobs.limits.free.counts()).toMatchObject({ waiting: 1 });
  },

  "pause: a worker that runs begins no job of a paused queue from 1 s on": async (stage) => {
    const { jobs } = stage;
    const ran = await recording(stage);
    await jobs.limits.free.pause();
    await pauseIsHeeded();
    await jobs.limits.free.publishMany([1, 2, 3].map((number) => ({ payload: { number } })));
    await jobs.limits.free.publish({ number: 4 }, { delay: 50 });
    // Long enough for the delayed one to be due, and for every look at the queues.
    await pauseIsHeeded();
    const other = await jobs.limits.pairs.publish({ number: 9 });
    await jobs.limits.pairs.waitFor(other.id);

    expect(ran).toEqual([9]);
    const { waiting, delayed, completed } = await jobs.limits.free.counts();
    expect([waiting + delayed, completed]).toEqual([4, 0]);
  },

  "pause: a busy worker leaves off at a pause, with jobs left": async ({ jobs, work }) => {
    const handler = () => new Promise<null>((resolve) => setTimeout(resolve, 20, null));
    await jobs.limits.free.publishMany(
      Array.from({ length: 1_000 }, (_, number) => ({ payload: { number } })),
    );
    await work({ "limits.free": handler }, { concurrency: 2 });
    await until(async () => (await jobs.limits.free.counts()).completed > 0);
    await jobs.limits.free.pause();
    await pauseIsHeeded();
    await until(async () => (await jobs.limits.free.counts()).active === 0);
    const { completed, waiting } = await jobs.limits.free.counts();
    await pauseIsHeeded();

    expect(completed + waiting).toBe(1_000);
    expect(waiting).toBeGreaterThan(0);
    expect(await jobs.limits.free.counts()).toMatchObject({ completed, waiting, active: 0 });
  },

  "pause: a job that runs when its queue is paused goes on to its end": async ({ jobs, work }) => {
    const begun = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const { id } = await jobs.results.free.publish({});
    await work({
      "results.free": async ({ signal }) => {
        begun.resolve();
        await release.promise;
        return signal.aborted ? "interrupted" : "through";
      },
    });
    await begun.promise;
    await jobs.results.free.pause();
    await pauseIsHeeded();
    release.resolve();

    expect(await jobs.results.free.waitFor(id)).toBe("through");
  },

  "resume: resume lets an idle worker begin the jobs that waited, within 1 s": async (stage) => {
    const { jobs } = stage;
    await jobs.limits.free.pause();
    const ran = await recording(stage);
    await jobs.limits.free.publishMany([1, 2].map((number) => ({ payload: { number } })));
    await pauseIsHeeded();
    expect(ran).toEqual([]);
    const resumed = Date.now();
    await jobs.limits.free.resume();

    await until(() => ran.length === 2);
    expect(Date.now() - resumed).toBeLessThan(heeding);
  },

  "pause: an attempt that failed is not tried again while its queue is paused": async ({
    jobs,
    work,
    worker,
  }) => {
    const failing = await work({
      "retries.fixed": async () => {
        await jobs.retries.fixed.pause();
        throw new Error("later");
      },
    });
    const { id } = await jobs.retries.fixed.publish({});
    const failed = await until(async () => {
      const record = await jobs.retries.fixed.get(id);
      return record?.state === "retrying" && record;
    });
    await pauseIsHeeded();
    expect(await jobs.retries.fixed.get(id)).toEqual(failed);
    await failing.stop();
    await jobs.retries.fixed.resume();
    await worker({ "retries.fixed": () => "second" }).start(["retries.fixed"]);

    expect(await jobs.retries.fixed.waitFor(id)).toBe("second");
    expect(await jobs.retries.fixed.get(id)).toMatchObject({ attempt: 2 });
  },

  "pause: a paused queue takes jobs, and they are read, cancelled and retried as ever": async ({ jobs }) => {
    await jobs.dedupe.byCaller.pause();
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, { dedupe: { key: "k" } });
    const later = await jobs.dedupe.byCaller.publish({ number: 2 }, { delay: "1h" });

    expect(await jobs.dedupe.byCaller.publish({ number: 3 }, { dedupe: { key: "k" } })).toEqual({
      ...{ id: first.id, deduplicated: true },
    });
    expect(await jobs.dedupe.byCaller.get(first.id)).toMatchObject({ state: "waiting" });
    expect((await jobs.dedupe.byCaller.list({ state: "waiting" })).jobs).toMatchObject([{ id: first.id }]);
    expect((await jobs.dedupe.byCaller.list({ state: "delayed" })).jobs).toMatchObject([{ id: later.id }]);
    expect(await jobs.dedupe.byCaller.cancel(first.id)).toBe(true);
    expect(await jobs.dedupe.byCaller.retry(first.id)).toBe(true);
    expect(await jobs.dedupe.byCaller.counts()).toMatchObject({ waiting: 1, delayed: 1, cancelled: 0 });
  },

  "isPaused: isPaused tells, and a second pause or resume changes nothing": async (stage) => {
    const { jobs } = stage;
    const queue = jobs.limits.free;
    expect(await queue.isPaused()).toBe(false);
    await queue.resume();
    await queue.pause();
    await queue.pause();
    expect([await queue.isPaused(), await jobs.limits.pairs.isPaused()]).toEqual([true, false]);
    await queue.resume();
    expect(await queue.isPaused()).toBe(false);

    await queue.publish({ number: 1 });
    expect(await runWaiting(stage, "limits.free")).toBe(1);
  },
} satisfies Behaviours;

/** A worker of both queues; gives the numbers of the jobs that it runs. */
async function recording({ work }: Stage): Promise<readonly number[]> {
  const ran: number[] = [];
  const handler = ({ payload }: { readonly payload: { readonly number: number } }) => {
    ran.push(payload.number);
    return null;
  };
  await work({ "limits.free": handler, "limits.pairs": handler });
  return ran;
}

/** The time that a worker may take to notice. */
async function pauseIsHeeded(): Promise<void> {
  const began = Date.now();
  await until(() => Date.now() - began > heeding);
}
