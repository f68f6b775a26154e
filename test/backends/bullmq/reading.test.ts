import { Queue } from "bullmq";
import { expect, onTestFinished, test } from "vitest";
import { jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace, type Place } from "./place.ts";

test("a job is found by its id in upper case", async () => {
  const backend = newPlace().open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);

  expect(await backend.get("a", job.id.toUpperCase())).toMatchObject({ id: job.id, state: "waiting" });
});

test.for(["", "order", "Order-7", "0197F0A0-0000-7000-8000-00000000000A"])(
  "a job that another producer stored under the id %j is found",
  async (jobId) => {
    const place = newPlace();
    const job = await queueAt(place).add("a", { by: "hand" }, jobId === "" ? {} : { jobId });

    const record = await place.open().get("a", String(job.id));
    expect(record).toMatchObject({ id: job.id, state: "waiting", payload: { by: "hand" }, attempt: 0 });
  },
);

test("what BullMQ keeps beside the jobs is not taken for one", async () => {
  const place = newPlace();
  const { open, consume, prefix, redis } = place;
  const backend = open();
  const queue = queueAt(place);
  const failing = newJobByHand("a");
  await queue.upsertJobScheduler("nightly", { pattern: "0 3 * * *" }, { data: { by: "hand" } });
  await queue.add("a", {}, { priority: 5 });
  await backend.enqueue([newJobByHand("a"), failing, newJobByHand("a", { startAt: inAMinute() })]);
  await consume(backend, [jobByHand("a")], async (job) => {
    if (job.id !== failing.id) return complete(job);
    return job.settle({ kind: "failed", error: { name: "Error", message: "broken" } });
  });
  await until(async () => (await queue.getJobCountByTypes("completed", "failed")) === 3);

  const keys = await redis.keys(`${prefix}:a:*`);
  const ids = keys.map((key) => key.slice(`${prefix}:a:`.length));
  expect(ids).toEqual(expect.arrayContaining(["id", "meta", "events", "completed", "failed", "delayed"]));
  expect(ids).toEqual(expect.arrayContaining(["repeat", "repeat:nightly"]));
  const records = await Promise.all([...ids, "wait", "active", "stalled", "marker"].map(readOrSay));
  expect(records.filter((record) => record !== undefined)).toHaveLength(5);

  async function readOrSay(id: string): Promise<unknown> {
    return backend.get("a", id).catch((error: unknown) => `${id}: ${error}`);
  }
});

test("a last attempt that was lost is shown as the last one", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const job = newJobByHand("a", { attempts: 1 });
  await backend.enqueue([job]);
  // What a worker leaves behind that claimed the job and died, after another one has found its lock gone.
  await redis.hset(`${prefix}:a:${job.id}`, "ats", 1);
  const claimed: number[] = [];

  await consume(backend, [jobByHand("a")], async (again) => {
    claimed.push(again.attempt);
    await again.settle({ kind: "failed", error: { name: "WorkerLostError", message: "lost" } });
  });
  await until(async () => (await backend.get("a", job.id))?.state === "failed");

  expect(claimed).toEqual([2]);
  expect(await backend.get("a", job.id)).toMatchObject({ attempt: 1, error: { name: "WorkerLostError" } });
});

function queueAt({ prefix, url }: Place): Queue {
  const queue = new Queue("a", { connection: { url }, prefix });
  onTestFinished(() => queue.close());
  return queue;
}

function inAMinute(): Date {
  return new Date(Date.now() + 60_000);
}
