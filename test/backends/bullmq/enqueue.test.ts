import { Queue } from "bullmq";
import { expect, onTestFinished, test } from "vitest";
import { UnreachableError } from "../../../runtime/errors.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { breakableConnection } from "./breakable-connection.ts";
import { complete, newPlace } from "./place.ts";

test.for([1_000, 400_000, 2_000_000])(
  "a bulk cut off after %d bytes leaves nothing, and can be sent again",
  async (bytes) => {
    const { open, url, prefix, redis } = newPlace();
    const connection = await breakableConnection(url);
    const backend = open(connection.url);
    const jobs = Array.from({ length: 5_000 }, () => newJobByHand("bulk"));
    await backend.prepare(contractByHand());

    connection.cutAfter(bytes);
    await expect(backend.enqueue(jobs)).rejects.toThrow(UnreachableError);
    expect(await redis.keys(`${prefix}:*`)).toEqual([]);

    connection.mend();
    const receipts = await backend.enqueue(jobs);
    expect(receipts.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
    expect(await redis.llen(`${prefix}:bulk:wait`)).toBe(5_000);
  },
);

test("jobs of several queues, some with a delay, a priority or a key, are stored in one call", async () => {
  const { open } = newPlace();
  const backend = open();
  const jobs = [
    newJobByHand("a"),
    newJobByHand("b", { startAt: new Date(Date.now() + 60_000) }),
    newJobByHand("c", { priority: -1_000 }),
    newJobByHand("a", { dedupe: { mode: "unfinished", key: "k" } }),
    newJobByHand("a", { dedupe: { mode: "unfinished", key: "k" } }),
  ];

  const receipts = await backend.enqueue(jobs);

  expect(receipts.map(({ deduplicated }) => deduplicated)).toEqual([false, false, false, false, true]);
  expect(receipts[4]?.id).toBe(jobs[3]?.id);
  const states = await Promise.all(jobs.map(async ({ name, id }) => (await backend.get(name, id))?.state));
  expect(states).toEqual(["waiting", "delayed", "waiting", "waiting", undefined]);
});

test("a job goes into BullMQ's order by priority only in a queue that has priorities", async () => {
  const { open, prefix, redis } = newPlace();
  const backend = open();

  await backend.enqueue([newJobByHand("plain"), newJobByHand("ranked", { priority: 0 })]);

  expect(await redis.llen(`${prefix}:plain:wait`)).toBe(1);
  expect(await redis.zcard(`${prefix}:ranked:prioritized`)).toBe(1);
});

test("a throttle holds although its job has ended and is not kept", async () => {
  const { open, consume } = newPlace();
  const backend = open();
  const throttled = () => newJobByHand("a", { dedupe: { mode: "throttle", key: "k", ttl: 60_000 } });
  const [first, second] = [throttled(), throttled()];

  await backend.enqueue([first]);
  const job = jobByHand("a", { keep: { completed: 0, failed: 0 } });
  await (await consume(backend, [job], complete, { limit: 1 })).done;

  expect(await backend.get("a", first.id)).toBeUndefined();
  expect(await backend.enqueue([second])).toEqual([{ id: first.id, deduplicated: true }]);
});

test("publishing goes on after the server forgot its scripts", async () => {
  const { open, redis } = newPlace();
  const backend = open();
  const bulk = () => [newJobByHand("a"), newJobByHand("a", { priority: 1 })];
  await backend.enqueue(bulk());

  await redis.script("FLUSH");
  const jobs = bulk();
  await backend.enqueue(jobs);

  for (const { name, id } of jobs) expect(await backend.get(name, id)).toBeDefined();
});

test("a job that was added with BullMQ itself is worked once, and its dashboards see how it failed", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const queue = new Queue("a", { connection: redis, prefix });
  onTestFinished(() => queue.close());
  const added = await queue.add("anything", { by: "BullMQ" });
  const error = {
    name: "TypeError",
    message: "no such thing",
    stack: "TypeError: no such thing\n  at there",
  };

  await consume(backend, [jobByHand("a")], async (job) => {
    expect(job).toMatchObject({ payload: { by: "BullMQ" }, attempt: 1, maxAttempts: 1 });
    await job.settle({ kind: "failed", error });
  });

  await until(async () => (await backend.get("a", String(added.id)))?.state === "failed");
  expect(await backend.get("a", String(added.id))).toMatchObject({ error });
  expect(await queue.getJob(String(added.id))).toMatchObject({
    failedReason: error.message,
    stacktrace: [error.stack],
  });
});

test("an error that another kind of worker stored is read as far as BullMQ keeps it", async () => {
  const { open, prefix, redis } = newPlace();
  const backend = open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);

  await redis.hset(`${prefix}:a:${job.id}`, { failedReason: "broken", stacktrace: '["older","newer"]' });
  await redis.zadd(`${prefix}:a:failed`, Date.now(), job.id);

  expect(await backend.get("a", job.id)).toMatchObject({
    state: "failed",
    error: { name: "Error", message: "broken", stack: "newer" },
  });
});
