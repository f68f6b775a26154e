import { Queue } from "bullmq";
import { DuplicateError } from "jobwright/runtime";
import { expect, onTestFinished, test } from "vitest";
import type { ClaimedJob } from "../../../runtime/backend.ts";
import { jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace, type Place } from "./place.ts";

test("a job is cancelled and retried by its id in upper case", async () => {
  const backend = newPlace().open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);

  expect(await backend.cancel("a", job.id.toUpperCase())).toBe("changed");
  expect(await backend.retry("a", job.id.toUpperCase())).toBe("changed");
  expect(await backend.get("a", job.id)).toMatchObject({ id: job.id, state: "waiting" });
});

test("another producer's job is cancelled and retried", async () => {
  const place = newPlace();
  await queueAt(place).add("a", { by: "hand" }, { jobId: "Order-7" });
  const backend = place.open();

  expect(await backend.cancel("a", "Order-7")).toBe("changed");
  expect(await backend.get("a", "Order-7")).toMatchObject({ state: "cancelled", payload: { by: "hand" } });
  expect(await backend.retry("a", "Order-7")).toBe("changed");
  expect(await queueAt(place).getWaitingCount()).toBe(1);
});

test("nothing that is kept beside the jobs can be cancelled or retried", async () => {
  const place = newPlace();
  const backend = place.open();
  const cancelled = newJobByHand("a");
  await queueAt(place).upsertJobScheduler("nightly", { pattern: "0 3 * * *" }, { data: { by: "hand" } });
  await backend.enqueue([cancelled, newJobByHand("a", { priority: 3 })]);
  await backend.cancel("a", cancelled.id);
  const keys = await place.redis.keys(`${place.prefix}:a:*`);
  const ids = keys.map((key) => key.slice(`${place.prefix}:a:`.length));
  const others = ids.filter((id) => id.includes("jobwright") || !/^[\da-f-]{36}$|^repeat:nightly:/.test(id));

  expect(others).toEqual(expect.arrayContaining(["jobwright:cancelled", "meta", "events", "prioritized"]));
  for (const id of others) {
    expect([
      id,
      await backend.get("a", id),
      await backend.cancel("a", id),
      await backend.retry("a", id),
    ]).toEqual([...[id, undefined, "missing", "missing"]]);
  }
});

test("a job that was cancelled while its worker was lost is not put back", async () => {
  const place = newPlace();
  const backend = place.open();
  const [cancelled, lost] = [newJobByHand("a"), newJobByHand("a")];
  await backend.enqueue([cancelled, lost]);
  await loseWorkerOf(place, [cancelled.id, lost.id]);
  await backend.cancel("a", cancelled.id);
  const ran: string[] = [];
  await place.consume(backend, [jobByHand("a")], async (job) => {
    ran.push(job.id);
    return complete(job);
  });

  await until(async () => (await backend.get("a", lost.id))?.state === "completed");
  expect(ran).toEqual([lost.id]);
  expect(await backend.get("a", cancelled.id)).toMatchObject({ state: "cancelled" });
});

test("a run whose job was cancelled, retried and lost by another worker does not take it back", async () => {
  const place = newPlace();
  const backend = place.open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);
  const begun = Promise.withResolvers<ClaimedJob>();
  await place.consume(backend, [jobByHand("a")], async (claimed) => begun.resolve(claimed));
  const first = await begun.promise;
  await backend.pause("a");
  await backend.cancel("a", job.id);
  await backend.retry("a", job.id);
  await loseWorkerOf(place, [job.id]);

  expect(await first.settle({ kind: "completed", result: "first" })).toBe(false);
  expect(first.signal.aborted).toBe(true);
  expect(await backend.get("a", job.id)).toMatchObject({ state: "active", result: undefined });
});

test("the payload of a cancelled job is kept for as long as that of a failed one, and then gone", async () => {
  const place = newPlace();
  const backend = place.open();
  const [old, young] = [newJobByHand("a"), newJobByHand("a")];
  await backend.enqueue([old, young]);
  for (const { id } of [old, young]) await backend.cancel("a", id);
  await place.redis.zadd(`${place.prefix}:a:jobwright:cancelled`, Date.now() - 61_000, old.id);
  const keep = { completed: 0, failed: 60_000 };
  await place.consume(backend, [jobByHand("a", { keep })], complete);

  await until(async () => (await backend.counts("a")).cancelled === 1);
  expect(await place.redis.exists(`${place.prefix}:a:${old.id}`)).toBe(0);
  expect(await backend.get("a", young.id)).toMatchObject({ state: "cancelled", payload: {} });
});

test.for(["completed", "cancelled"] as const)("a throttle outlasts its %s job", async (end) => {
  const place = newPlace();
  const backend = place.open();
  const dedupe = { mode: "throttle", key: "k", ttl: 3_600_000 } as const;
  const job = newJobByHand("a", { dedupe });
  await backend.enqueue([job]);
  if (end === "cancelled") await backend.cancel("a", job.id);
  else await (await place.consume(backend, [jobByHand("a")], complete, { limit: 1 })).done;
  const set = `${place.prefix}:a:${end === "cancelled" ? "jobwright:cancelled" : end}`;
  await place.redis.zadd(set, "XX", Date.now() - 61_000, job.id);
  const keep = { completed: 60_000, failed: 60_000 };
  await place.consume(backend, [jobByHand("a", { keep })], complete);
  await until(async () => (await backend.get("a", job.id)) === undefined);

  expect(await backend.enqueue([newJobByHand("a", { dedupe })])).toEqual([
    { id: job.id, deduplicated: true },
  ]);
});

test("retry takes a dedupe key whose holder is gone, and none of a job that stands", async () => {
  const place = newPlace();
  const backend = place.open();
  const dedupe = { mode: "unfinished", key: "k" } as const;
  const [first, second] = [newJobByHand("a", { dedupe }), newJobByHand("a", { dedupe })];
  await backend.enqueue([first]);
  await backend.cancel("a", first.id);
  await backend.enqueue([second]);
  await expect(backend.retry("a", first.id)).rejects.toThrow(DuplicateError);
  await place.redis.del(`${place.prefix}:a:${second.id}`);

  expect(await backend.retry("a", first.id)).toBe("changed");
  expect(await backend.enqueue([newJobByHand("a", { dedupe })])).toEqual([
    { id: first.id, deduplicated: true },
  ]);
});

test("a pause is BullMQ's own, and its dashboards' pause is ours", async () => {
  const place = newPlace();
  const backend = place.open();
  const queue = queueAt(place);
  await backend.pause("a");
  expect(await queue.isPaused()).toBe(true);
  await queue.resume();
  expect(await backend.isPaused("a")).toBe(false);
  await queue.pause();
  expect(await backend.isPaused("a")).toBe(true);
});

/** Leaves waiting jobs behind as a worker does that claimed them and died, once the check has found their locks gone. */
async function loseWorkerOf({ prefix, redis }: Place, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await redis.lrem(`${prefix}:a:wait`, 1, id);
    await redis.lpush(`${prefix}:a:active`, id);
    await redis.sadd(`${prefix}:a:stalled`, id);
    await redis.hset(`${prefix}:a:${id}`, "ats", 1, "processedOn", Date.now() - 30_000);
  }
}

function queueAt({ prefix, url }: Place): Queue {
  const queue = new Queue("a", { connection: { url }, prefix });
  onTestFinished(() => queue.close());
  return queue;
}
