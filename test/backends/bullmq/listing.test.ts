import { expect, test } from "vitest";
import type { ClaimedJob, JobState } from "../../../runtime/backend.ts";
import { jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { idsOf } from "../../conformance/pages.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace } from "./place.ts";

type Backend = ReturnType<ReturnType<typeof newPlace>["open"]>;

const error = { name: "Error", message: "not yet" };

test("a job whose next attempt is due is retrying until it is taken, wherever BullMQ keeps it", async () => {
  const place = newPlace();
  const backend = place.open();
  const [soon, later, never] = [newJobByHand("a"), newJobByHand("a"), newJobByHand("a")];
  const ranked = newJobByHand("a", { priority: 1 });
  const delays = new Map([
    [soon.id, 0],
    [ranked.id, 20],
    [later.id, 3_600_000],
  ]);
  await backend.enqueue([later, ranked, soon]);
  await (await place.consume(backend, [jobByHand("a")], (job) => retryIn(job, delays), { limit: 3 })).done;
  await backend.enqueue([never]);
  await backend.pause("a");
  await until(async () => (await backend.get("a", ranked.id))?.state === "retrying");
  // A look of a worker is what brings those that are due to the waiting ones, also in a pause.
  const idle = await place.consume(backend, [jobByHand("a")], complete);
  await until(async () => (await place.redis.zcard(`${place.prefix}:a:prioritized`)) === 1);
  await idle.stop();

  for (const { id } of [soon, later, ranked]) {
    expect(await backend.get("a", id)).toMatchObject({ state: "retrying", error, attempt: 1 });
  }
  expect(await idsInPages(backend, "retrying", 1)).toEqual([soon.id, ranked.id, later.id]);
  expect(await idsInPages(backend, "waiting", 1)).toEqual([never.id]);
  expect(await idsInPages(backend, "delayed", 1)).toEqual([]);
});

test("a job that was handed back in its second attempt waits", async () => {
  const place = newPlace();
  const backend = place.open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);
  await (
    await place.consume(backend, [jobByHand("a")], (one) => one.settle({ kind: "retry", error, delay: 0 }), {
      limit: 1,
    })
  ).done;
  expect(await backend.get("a", job.id)).toMatchObject({ state: "retrying", attempt: 1 });
  await (
    await place.consume(backend, [jobByHand("a")], (one) => one.settle({ kind: "released" }), { limit: 1 })
  ).done;

  expect(await backend.get("a", job.id)).toMatchObject({ state: "waiting", attempt: 1, error: undefined });
});

test("retrying jobs are listed once, while they become due between the pages", async () => {
  const place = newPlace();
  const backend = place.open();
  const jobs = Array.from({ length: 60 }, () => newJobByHand("a"));
  await backend.enqueue(jobs);
  let retried = 0;
  const retry = (job: ClaimedJob) => {
    retried += 1;
    return job.settle({ kind: "retry", error, delay: 400 + 20 * retried });
  };
  await (await place.consume(backend, [jobByHand("a")], retry, { limit: 60 })).done;
  await backend.pause("a");
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await backend.list("a", { state: "retrying", limit: 7, after });
    seen.push(...page.jobs.map(({ id }) => id));
    after = page.next;
    // What is due goes to the waiting ones, where the paused queue keeps it.
    await until(async () => {
      await (await place.consume(backend, [jobByHand("a")], complete, { limit: 1 })).done;
      return (await place.redis.llen(`${place.prefix}:a:wait`)) > 0;
    });
  } while (after !== undefined);

  expect(await place.redis.llen(`${place.prefix}:a:wait`)).toBeGreaterThan(0);
  expect(seen.toSorted()).toEqual(jobs.map(({ id }) => id).sort());
});

test("the pages of active jobs are in the order of their starts, also of those of one millisecond", async () => {
  const place = newPlace();
  const backend = place.open();
  const jobs = Array.from({ length: 60 }, () => newJobByHand("a"));
  await backend.enqueue(jobs);
  const end = Promise.withResolvers<void>();
  let begun = 0;
  const run = async (job: ClaimedJob) => {
    begun += 1;
    await end.promise;
    return job.settle({ kind: "released" });
  };
  await place.consume(backend, [jobByHand("a")], run, { concurrency: jobs.length });
  await until(() => begun === jobs.length);
  const starts = jobs.map(({ id }, index) => ({ id, at: 1_700_000_000_000 + (index % 7) }));
  for (const { id, at } of starts) await place.redis.hset(`${place.prefix}:a:${id}`, "processedOn", at);

  const inOrder = starts.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  for (const limit of [1, 4, 100]) {
    expect(await idsInPages(backend, "active", limit)).toEqual(inOrder.map(({ id }) => id));
  }
  end.resolve();
});

test("the pages of jobs that ended in one millisecond hold each once", async () => {
  const place = newPlace();
  const backend = place.open();
  const jobs = Array.from({ length: 40 }, () => newJobByHand("a"));
  await backend.enqueue(jobs);
  const now = Date.now();
  for (const { id } of jobs) {
    await backend.cancel("a", id);
    await place.redis.zadd(`${place.prefix}:a:jobwright:cancelled`, now, id);
  }

  const listed = await idsInPages(backend, "cancelled", 7);
  expect(listed).toHaveLength(40);
  expect(listed.toSorted()).toEqual(jobs.map(({ id }) => id).sort());
});

test("paging goes on where the whole page before it is gone", async () => {
  const backend = newPlace().open();
  const jobs = Array.from({ length: 100 }, () => newJobByHand("a"));
  await backend.enqueue(jobs);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await backend.list("a", { state: "waiting", limit: 30, after });
    for (const { id } of page.jobs) await backend.cancel("a", id);
    seen.push(...page.jobs.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);

  expect(seen).toEqual(jobs.map(({ id }) => id));
});

test("paging passes over no active job that stays, while others end", async () => {
  const place = newPlace();
  const backend = place.open();
  const jobs = Array.from({ length: 40 }, () => newJobByHand("a"));
  await backend.enqueue(jobs);
  const held = new Map<string, ClaimedJob>();
  const released = Promise.withResolvers<void>();
  const run = async (job: ClaimedJob) => {
    held.set(job.id, job);
    await released.promise;
  };
  await place.consume(backend, [jobByHand("a")], run, { concurrency: 40 });
  await until(() => held.size === 40);
  const seenOrEnded = new Set<string>();
  const twice: string[] = [];
  let after: string | undefined;
  do {
    const page = await backend.list("a", { state: "active", limit: 9, after });
    for (const { id } of page.jobs) if (seenOrEnded.has(id)) twice.push(id);
    for (const { id } of page.jobs) seenOrEnded.add(id);
    for (const { id } of page.jobs.slice(3)) await held.get(id)?.settle({ kind: "completed", result: null });
    after = page.next;
  } while (after !== undefined);
  released.resolve();

  expect([seenOrEnded.size, twice]).toEqual([40, []]);
});

function retryIn(job: ClaimedJob, delays: ReadonlyMap<string, number>): Promise<boolean> {
  return job.settle({ kind: "retry", error, delay: delays.get(job.id) ?? 0 });
}

function idsInPages(backend: Backend, state: JobState, limit: number): Promise<readonly string[]> {
  return idsOf({ list: (options) => backend.list("a", options) }, state, limit);
}
