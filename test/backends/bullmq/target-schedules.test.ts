import { Queue } from "bullmq";
import { expect, onTestFinished, test } from "vitest";
import { nextRun } from "../../../generator/list/next-run.ts";
import type { ClaimedJob, NewSchedule } from "../../../runtime/backend.ts";
import type { ScheduleTimes } from "../../../schema/contract.ts";
import { jobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace, type Place } from "./place.ts";

// The times that `target: "bullmq"` opens: an interval, and crons with a field of seconds.

test.each<[string, ScheduleTimes]>([
  ["every second", { every: 1_000 }],
  ["a cron of each second", { cron: "* * * * * *", tz: "Europe/Prague" }],
])("%s makes one job at each of its times, whole seconds, with three workers", async (_what, times) => {
  const place = newPlace();
  const backends = [place.open(), place.open(), place.open()];
  const runs: ClaimedJob[] = [];
  const run = async (job: ClaimedJob) => {
    runs.push(job);
    await complete(job);
  };
  const consumers = await Promise.all(
    backends.map((backend) => place.consume(backend, [jobByHand("ticks")], run)),
  );
  await Promise.all(backends.map((backend) => backend.reconcileSchedules("shop", [scheduleOf(times)])));

  await until(() => runs.length >= 4);
  await Promise.all(consumers.map((consumer) => consumer.stop()));

  expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
  const schedulers = schedulersOf(place);
  const [{ next, iterationCount } = {}] = await schedulers.getJobSchedulers();
  expect(Number(next) % 1_000).toBe(0);
  const waiting = await place.redis.llen(`${place.prefix}:ticks:wait`);
  // All but the one that is planned: a stop may come between a time and its job, or between that and its run.
  expect(Number(iterationCount) - 1).toBe(runs.length + waiting + (await schedulers.getWaitingCount()));
});

test("an interval is anchored to 1970, so that neither a start nor a deployment moves it", async () => {
  const place = newPlace();
  const schedulers = schedulersOf(place);
  const day = 86_400_000;
  for (const every of [day, 7 * day, 90_000, 7_001]) {
    await place.open().reconcileSchedules("shop", [scheduleOf({ every })]);
    const before = Date.now();
    const [stored] = await schedulers.getJobSchedulers();

    expect(stored).toMatchObject({ every });
    expect(Number(stored?.next) % every).toBe(0);
    expect(stored?.next).toBe((await nextRun({ every }, new Date(before)))?.getTime());
    expect(await schedulers.getDelayedCount()).toBe(1);
  }
});

test("an interval that is unchanged is not written again, one that becomes a cron, or a cron that becomes one, is", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedulers = schedulersOf(place);
  const planned = async () => (await schedulers.getDelayed()).map(({ id, timestamp }) => [id, timestamp]);
  await backend.reconcileSchedules("shop", [scheduleOf({ every: 3_600_000 })]);
  const before = await planned();
  expect(before).toHaveLength(1);

  await until(() => Date.now() > Number(before[0]?.[1]));
  await Promise.all(
    [1, 2, 3].map(() => backend.reconcileSchedules("shop", [scheduleOf({ every: 3_600_000 })])),
  );
  expect(await planned()).toEqual(before);

  const cron = { cron: "30 0 3 * * *", tz: "UTC" };
  for (const times of [cron, { every: 60_000 }, cron]) {
    await backend.reconcileSchedules("shop", [scheduleOf(times)]);
    const stored = await schedulers.getJobSchedulers();
    const [{ every, pattern, next } = {}] = stored;
    expect(stored).toHaveLength(1);
    expect({ every, pattern }).toEqual(
      "every" in times
        ? { every: times.every, pattern: undefined }
        : { every: undefined, pattern: times.cron },
    );
    expect(next).toBe((await nextRun(times, new Date()))?.getTime());
    expect(await schedulers.getDelayedCount()).toBe(1);
  }
});

test("one run of an interval is made up, however many were missed, and the next is at its time", async () => {
  const place = newPlace();
  const backend = place.open();
  const schedulers = schedulersOf(place);
  const every = 3_600_000;
  await backend.reconcileSchedules("shop", [scheduleOf({ every })]);
  const [missed] = await schedulers.getDelayed();
  await missed?.promote();
  const runs: string[] = [];

  const consumer = await place.consume(
    backend,
    [jobByHand("ticks")],
    async (job) => {
      runs.push(job.id);
      await complete(job);
    },
    { limit: 10 },
  );
  await consumer.done;

  expect(runs).toHaveLength(1);
  const [{ next } = {}] = await schedulers.getJobSchedulers();
  expect(Number(next) % every).toBe(0);
  expect(Number(next)).toBeGreaterThan(Date.now());
});

function scheduleOf(times: ScheduleTimes): NewSchedule {
  const job = { name: "ticks", payload: {}, attempts: 3, priority: null, dedupe: null };
  return { key: "k", ...times, job };
}

function schedulersOf({ redis, prefix }: Place): Queue {
  const queue = new Queue("~schedules", { connection: redis, prefix, skipMetasUpdate: true });
  onTestFinished(() => queue.close());
  return queue;
}
