import { expect, test } from "vitest";
import type { ClaimedJob } from "../../../runtime/backend.ts";
import { lockDuration } from "../../../runtime/backends/bullmq/timing.ts";
import { jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace } from "./place.ts";

test("a process that stood still for longer than a lock is good runs each of its jobs once", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const [neighbour, blocking] = [newJobByHand("neighbour"), newJobByHand("blocking")];
  // Some of these are claimed before the block, and heard of after it.
  const others = Array.from({ length: 5 }, () => newJobByHand("other"));
  const blocked = Promise.withResolvers<void>();
  const runs: string[] = [];
  const settled: boolean[] = [];
  await backend.enqueue([neighbour]);

  await consume(
    backend,
    ["neighbour", "blocking", "other"].map((name) => jobByHand(name)),
    async (job) => {
      runs.push(`${job.id} ${job.attempt}`);
      if (job.name === "blocking") {
        block(lockDuration + 1_000);
        blocked.resolve();
      }
      if (job.name === "neighbour") await until(() => settled.length === 6);
      settled.push(await complete(job));
    },
  );
  await until(() => runs.length === 1);
  // As a look for lost jobs does: the next one takes it for lost unless it has a lock.
  await redis.sadd(`${prefix}:neighbour:stalled`, neighbour.id);
  await backend.enqueue([blocking, ...others]);
  await blocked.promise;

  await until(() => settled.length === 7);
  expect(settled).not.toContain(false);
  expect(runs.toSorted()).toEqual([neighbour, blocking, ...others].map(({ id }) => `${id} 1`).toSorted());
  expect(await backend.get("neighbour", neighbour.id)).toMatchObject({ state: "completed", attempt: 1 });
});

test("a lock that ran out is taken again while the job is nobody else's", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);
  const stored = Promise.withResolvers<boolean>();

  await consume(backend, [jobByHand("a")], async (claimed) => {
    const lock = `${prefix}:a:${job.id}:lock`;
    await redis.del(lock);
    await until(async () => (await redis.exists(lock)) === 1);
    stored.resolve(await complete(claimed));
  });

  expect(await stored.promise).toBe(true);
});

test.for(["put back", "claimed again"])(
  "a lock that ran out is not taken where the job was %s",
  async (how) => {
    const { open, consume, prefix, redis } = newPlace();
    const backend = open();
    const job = newJobByHand("a");
    await backend.enqueue([job]);
    const lost = Promise.withResolvers<ClaimedJob>();

    await consume(backend, [jobByHand("a")], async (claimed) => {
      const key = `${prefix}:a:${job.id}`;
      if (how === "put back") await redis.lrem(`${prefix}:a:active`, 1, job.id);
      else await redis.hincrby(key, "ats", 1);
      await redis.del(`${key}:lock`);
      await until(() => claimed.signal.aborted);
      lost.resolve(claimed);
    });

    expect(await complete(await lost.promise)).toBe(false);
    expect(await redis.exists(`${prefix}:a:${job.id}:lock`)).toBe(0);
  },
);

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
