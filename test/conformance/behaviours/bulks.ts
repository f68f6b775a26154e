import { PayloadError } from "jobwright/runtime";
import { expect } from "vitest";
import { runWaiting } from "../run-waiting.ts";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

const order = (id: string) => ({ order: { id } });

/** Many jobs in one call, many calls at once, and keys in either. */
export const bulks = {
  "publishMany: 50,000 jobs are stored in one call, receipts in order": async ({ jobs }) => {
    const entries = Array.from({ length: 50_000 }, (_, number) => ({ payload: { number } }));
    const receipts = await jobs.limits.free.publishMany(entries);

    expect(receipts).toHaveLength(50_000);
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(50_000);
    for (const number of [0, 1, 24_999, 49_999]) {
      const job = await jobs.limits.free.get(receipts[number]?.id ?? "");
      expect(job).toMatchObject({ state: "waiting", payload: { number } });
    }
  },

  "publishMany: the last of 5,000 payloads does not fit, and none is stored": async ({ jobs, worker }) => {
    const entries = Array.from({ length: 5_000 }, (_, number) => ({ payload: { number } }));
    const refused = jobs.limits.free.publishMany([...entries, { payload: { number: 0.5 } }]);

    await expect(refused).rejects.toThrow(PayloadError);
    await expect(refused).rejects.toMatchObject({ violations: [{ path: "[5000].number" }] });
    expect(await runWaiting({ worker }, "limits.free")).toBe(0);
  },

  "publishMany: each entry has options of its own": async ({ jobs, work }) => {
    const receipts = await jobs["ranked-job"].publishMany([
      { payload: { rank: "later" }, options: { delay: "1h" } },
      { payload: { rank: "once" }, options: { attempts: 1 } },
      { payload: { rank: "often" } },
    ]);
    const attempts: Record<string, number> = {};
    await work({
      "ranked-job": ({ payload, job }) => {
        attempts[payload.rank] = job.maxAttempts;
      },
    });

    await jobs["ranked-job"].waitFor(receipts[2]?.id ?? "");
    await jobs["ranked-job"].waitFor(receipts[1]?.id ?? "");
    expect(attempts).toEqual({ once: 1, often: 3 });
    expect(await jobs["ranked-job"].get(receipts[0]?.id ?? "")).toMatchObject({ state: "delayed" });
  },

  "publishMany: 20 calls at once with the same keys make one job of each": async ({ jobs, worker }) => {
    const ids = Array.from({ length: 10 }, (_, number) => `${number}`);
    const calls = await Promise.all(
      Array.from({ length: 20 }, (_, call) =>
        jobs.dedupe.byPath.publishMany(
          // In another order each: none may wait for another that waits for it.
          ids.map((_id, index) => ({ payload: order(ids[(index * 7 + call) % 10] ?? "") })),
        ),
      ),
    );

    const receipts = calls.flat();
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(10);
    expect(receipts.filter(({ deduplicated }) => !deduplicated)).toHaveLength(10);
    expect(await runWaiting({ worker }, "dedupe.byPath")).toBe(10);
  },

  "dedupe.throttle: 50 publishers at once and duplicates inside a bulk make one job": async ({
    jobs,
    worker,
  }) => {
    const began = performance.now();
    const one = await Promise.all(
      Array.from({ length: 50 }, () => jobs.dedupe.throttled.publish({ id: "a" })),
    );
    const bulk = await jobs.dedupe.throttled.publishMany(["b", "b", "a"].map((id) => ({ payload: { id } })));

    const accepted = one.filter(({ deduplicated }) => !deduplicated);
    // On a busy machine 50 calls may take longer than the ttl.
    expect(accepted.length).toBeLessThanOrEqual(1 + Math.floor((performance.now() - began) / 800));
    expect(new Set(one.map(({ id }) => id)).size).toBe(accepted.length);
    expect(bulk.map(({ deduplicated }) => deduplicated).slice(0, 2)).toEqual([false, true]);
    expect(bulk[1]?.id).toBe(bulk[0]?.id);
    expect(await runWaiting({ worker }, "dedupe.throttled")).toBeGreaterThanOrEqual(2);
  },

  "dedupe.key: the same payload from plain JSON, in another order of keys, has the same key": async ({
    jobs,
  }) => {
    const first = await jobs.dedupe.byPath.publish({ order: { id: "a" }, full: true, note: "ž" });
    const other: { order: { id: string } } = JSON.parse(
      '{"note":"\\u017e","order":{"id":"a"},"full":true,"extra":1}',
    );
    const [second] = await jobs.dedupe.byPath.publishMany([{ payload: other }]);

    expect(second).toEqual({ id: first.id, deduplicated: true });
  },

  "dedupe.key: values of other types are other keys": async ({ jobs }) => {
    const receipts = await jobs.dedupe.byPath.publishMany(
      ["1", "01", "1 ", "null", "", '"1"'].map((id) => ({ payload: order(id) })),
    );

    expect(receipts.filter(({ deduplicated }) => deduplicated)).toEqual([]);
  },

  "dedupe: a duplicate's delay and attempts change nothing of the job that stands": async ({
    jobs,
    work,
  }) => {
    const first = await jobs.dedupe.byPath.publish(order("a"), { delay: 200 });
    await jobs.dedupe.byPath.publish(order("a"), { delay: "1h", attempts: 9 });
    const seen: number[] = [];
    await work({ "dedupe.byPath": ({ job }) => void seen.push(job.maxAttempts) });

    await jobs.dedupe.byPath.waitFor(first.id);
    expect(seen).toEqual([2]);
  },

  "dedupe.unfinished: when it is free, one of 20 publishers has it": async ({ jobs, worker }) => {
    const first = await jobs.dedupe.byPath.publish(order("a"));
    await worker({ "dedupe.byPath": () => null }).runOnce({ jobs: ["dedupe.byPath"] });
    await until(async () => (await jobs.dedupe.byPath.get(first.id))?.state === "completed");
    const receipts = await Promise.all(
      Array.from({ length: 20 }, () => jobs.dedupe.byPath.publish(order("a"))),
    );

    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(receipts[0]?.id).not.toBe(first.id);
  },

  "delayed: a job waits in its state until its time, and is active after it": async ({ jobs, work }) => {
    const release = Promise.withResolvers<void>();
    const { id } = await jobs.results.free.publish({}, { delay: 1_500 });
    expect(await jobs.results.free.get(id)).toMatchObject({
      state: "delayed",
      attempt: 0,
      startedAt: undefined,
    });
    await work({ "results.free": () => release.promise.then(() => null) });

    await until(async () => (await jobs.results.free.get(id))?.state === "active");
    release.resolve();
  },
} satisfies Behaviours;
