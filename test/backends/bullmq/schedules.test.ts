import { Queue } from "bullmq";
import { expect, onTestFinished, test } from "vitest";
import type { ClaimedJob, NewSchedule } from "../../../runtime/backend.ts";
import { jobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace, type Place } from "./place.ts";

const nightly: NewSchedule = {
  key: "nightly",
  cron: "0 3 * * *",
  tz: "Europe/Prague",
  job: { name: "index", payload: { full: true }, attempts: 4, priority: null, dedupe: null },
};

test("a schedule that is due makes a job like any other, once, and is planned again", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedules = scheduleQueueOf(place);
  await backend.reconcileSchedules("shop", [nightly]);
  const runs: ClaimedJob[] = [];

  await makeDue(schedules);
  for (let round = 0; round < 2; round += 1) {
    const consumer = await place.consume(
      backend,
      [jobByHand("index")],
      async (job) => {
        runs.push(job);
        await complete(job);
      },
      { limit: 10 },
    );
    await consumer.done;
  }

  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ payload: { full: true }, attempt: 1, maxAttempts: 4 });
  expect(await backend.get("index", String(runs[0]?.id))).toMatchObject({ state: "completed" });
  expect(await schedules.getDelayedCount()).toBe(1);
});

test("a scheduled job holds its dedupe key from the time it is due, and gives way to one that stands", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedules = scheduleQueueOf(place);
  const dedupe = { mode: "unfinished", key: "full" } as const;
  await backend.reconcileSchedules("shop", [{ ...nightly, job: { ...nightly.job, dedupe } }]);
  const published = { ...nightly.job, dedupe, id: crypto.randomUUID(), startAt: null };

  expect(await backend.enqueue([published])).toEqual([{ id: published.id, deduplicated: false }]);
  await makeDue(schedules);
  await (await place.consume(backend, [jobByHand("another")], complete, { limit: 1 })).done;

  expect(await place.redis.lrange(`${place.prefix}:index:wait`, 0, -1)).toEqual([published.id]);
});

test("an unchanged schedule is not written again", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedules = scheduleQueueOf(place);
  const planned = async () =>
    (await schedules.getDelayed()).map(({ id, timestamp }) => [id, timestamp]).sort();
  await backend.reconcileSchedules("shop", [nightly]);
  const before = await planned();
  expect(before).toHaveLength(1);

  await until(() => Date.now() > Number(before[0]?.[1]));
  await Promise.all([1, 2, 3].map(() => backend.reconcileSchedules("shop", [nightly])));

  expect(await planned()).toEqual(before);
});

test("only the schedules of the manifest are changed and removed", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedules = scheduleQueueOf(place);
  const theirs = new Queue("index", { connection: place.redis, prefix: place.prefix });
  onTestFinished(() => theirs.close());
  await theirs.upsertJobScheduler("theirs", { pattern: "0 0 1 1 *" });
  await backend.reconcileSchedules("shop", [nightly, { ...nightly, key: "a: b" }]);
  await backend.reconcileSchedules("shop-2", [nightly]);

  await backend.reconcileSchedules("shop", [{ ...nightly, cron: "0 4 * * *" }]);

  const stored = await schedules.getJobSchedulers(0, -1, true);
  expect(stored.map(({ key, pattern, tz }) => [key, pattern, tz]).sort()).toEqual([
    ["shop-2/index/nightly", "0 3 * * *", "Europe/Prague"],
    ["shop/index/nightly", "0 4 * * *", "Europe/Prague"],
  ]);
  expect(await schedules.getDelayedCount()).toBe(2);
  expect(await theirs.getJobSchedulersCount()).toBe(1);
});

test("a run that was due when its schedule was removed is dropped", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedules = scheduleQueueOf(place);
  await backend.reconcileSchedules("shop", [nightly]);
  await makeDue(schedules);

  await backend.reconcileSchedules("shop", []);
  await (await place.consume(backend, [jobByHand("another")], complete, { limit: 1 })).done;

  expect(await place.redis.llen(`${place.prefix}:index:wait`)).toBe(0);
  expect(await schedules.getJobSchedulersCount()).toBe(0);
});

test("a scheduler that was made with BullMQ itself goes on under our worker", async () => {
  const place = newPlace();
  const backend = place.open();
  const theirs = new Queue("tick", { connection: place.redis, prefix: place.prefix });
  onTestFinished(() => theirs.close());
  await theirs.upsertJobScheduler("theirs", { every: 100 }, { data: { by: "BullMQ" } });
  const ids: string[] = [];

  await place.consume(backend, [jobByHand("tick")], async (job) => {
    ids.push(job.id);
    await complete(job);
  });
  await until(() => ids.length >= 3);

  expect(ids[0]).toMatch(/^repeat:theirs:\d+$/);
  expect(await backend.get("tick", String(ids[0]))).toMatchObject({ payload: { by: "BullMQ" } });
});

function scheduleQueueOf({ redis, prefix }: Place): Queue {
  const queue = new Queue("~schedules", { connection: redis, prefix, skipMetasUpdate: true });
  onTestFinished(() => queue.close());
  return queue;
}

/** As if its time had come, for each planned run. */
async function makeDue(schedules: Queue): Promise<void> {
  for (const run of await schedules.getDelayed()) await run.promote();
}
