import { expect } from "vitest";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

const order = (id: string) => ({ order: { id } });

/** Which publish adds a job and which gets the one that stands. */
export const dedupe = {
  "dedupe.unfinished: a second job with the key of a waiting one is that one": async ({ jobs }) => {
    const first = await jobs.dedupe.byPath.publish(order("a"));
    const second = await jobs.dedupe.byPath.publish(order("a"));
    const other = await jobs.dedupe.byPath.publish(order("b"));

    expect(first).toMatchObject({ deduplicated: false });
    expect(second).toEqual({ id: first.id, deduplicated: true });
    expect(other).toMatchObject({ deduplicated: false });
    expect(other.id).not.toBe(first.id);
  },

  "dedupe: a deduplicated publish leaves the standing job's payload as it is": async ({ jobs }) => {
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, { dedupe: { key: "k" } });
    await jobs.dedupe.byCaller.publish({ number: 2 }, { dedupe: { key: "k" } });

    expect(await jobs.dedupe.byCaller.get(first.id)).toMatchObject({ payload: { number: 1 } });
  },

  "dedupe.key: a missing path counts as its schema's default, and as null without one": async ({ jobs }) => {
    const first = await jobs.dedupe.byPath.publish(order("a"));

    expect(await jobs.dedupe.byPath.publish({ ...order("a"), full: false })).toEqual({
      ...{ id: first.id, deduplicated: true },
    });
    expect(await jobs.dedupe.byPath.publish({ ...order("a"), full: true })).toMatchObject({
      deduplicated: false,
    });
    expect(await jobs.dedupe.byPath.publish({ ...order("a"), note: "null" })).toMatchObject({
      deduplicated: false,
    });
  },

  "dedupe.unfinished: the key stands while the job is delayed, active and retrying, and is freed at its end":
    async (stage) => {
      const { jobs, work } = stage;
      const { id } = await jobs.dedupe.byPath.publish(order("a"), { delay: 300 });
      const standing = { id, deduplicated: true };
      const publishAgain = () => jobs.dedupe.byPath.publish(order("a"));
      const steps = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      expect(await publishAgain()).toEqual(standing);
      await work({
        "dedupe.byPath": async ({ job }) => {
          await steps[job.attempt - 1]?.promise;
          if (job.attempt === 1) throw new Error("once more");
          return null;
        },
      });
      const stateIs = (state: string) =>
        until(async () => (await jobs.dedupe.byPath.get(id))?.state === state, { what: `${state} job` });

      await stateIs("active");
      expect(await publishAgain()).toEqual(standing);
      steps[0]?.resolve();
      await stateIs("retrying");
      expect(await publishAgain()).toEqual(standing);
      await stateIs("active");
      expect(await publishAgain()).toEqual(standing);
      steps[1]?.resolve();
      await stateIs("completed");
      expect(await publishAgain()).toMatchObject({ deduplicated: false });
    },

  "dedupe.unfinished: a failed job frees its key": async ({ jobs, work }) => {
    const first = await jobs.dedupe.byPath.publish(order("a"), { attempts: 1 });
    const worker = await work({
      "dedupe.byPath": () => {
        throw new Error("for good");
      },
    });
    await expect(jobs.dedupe.byPath.waitFor(first.id)).rejects.toThrow();
    await worker.stop();

    expect(await jobs.dedupe.byPath.publish(order("a"))).toMatchObject({ deduplicated: false });
  },

  "dedupe: 50 publishers at once with one key make one job": async ({ jobs, worker }) => {
    const receipts = await Promise.all(
      Array.from({ length: 50 }, () => jobs.dedupe.byPath.publish(order("a"))),
    );

    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(receipts.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1);
    const runs = await worker({ "dedupe.byPath": () => null }).runOnce({ jobs: ["dedupe.byPath"] });
    expect(runs).toMatchObject({ completed: 1 });
  },

  "dedupe: duplicates inside a bulk are one job, receipts in order": async ({ jobs, worker }) => {
    const standing = await jobs.dedupe.byPath.publish(order("c"));
    const receipts = await jobs.dedupe.byPath.publishMany(
      ["a", "b", "a", "c", "b"].map((id) => ({ payload: order(id) })),
    );

    expect(receipts.map(({ deduplicated }) => deduplicated)).toEqual([false, false, true, true, true]);
    expect(receipts[2]?.id).toBe(receipts[0]?.id);
    expect(receipts[3]?.id).toBe(standing.id);
    expect(receipts[4]?.id).toBe(receipts[1]?.id);
    const runs = await worker({ "dedupe.byPath": () => null }).runOnce({ jobs: ["dedupe.byPath"] });
    expect(runs).toMatchObject({ completed: 3 });
  },

  "dedupe.key: a caller's key makes the key, and jobs without one do not dedupe": async ({ jobs }) => {
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, { dedupe: { key: "žluť" } });
    const second = await jobs.dedupe.byCaller.publish({ number: 2 }, { dedupe: { key: "žluť" } });
    const keyless = await jobs.dedupe.byCaller.publish({ number: 3 });
    const keylessToo = await jobs.dedupe.byCaller.publish({ number: 3 });

    expect(second).toEqual({ id: first.id, deduplicated: true });
    expect([keyless, keylessToo]).toMatchObject([{ deduplicated: false }, { deduplicated: false }]);
  },

  "dedupe.key: paths of the call replace the manifest's, and long keys are told apart": async ({ jobs }) => {
    const long = "x".repeat(5_000);
    const key = { dedupe: { key: ["order.id"] } };
    const first = await jobs.dedupe.byPath.publish({ ...order(`${long}1`), full: true }, key);

    expect(await jobs.dedupe.byPath.publish({ ...order(`${long}1`), full: false }, key)).toEqual({
      ...{ id: first.id, deduplicated: true },
    });
    expect(await jobs.dedupe.byPath.publish(order(`${long}2`), key)).toMatchObject({ deduplicated: false });
  },

  "dedupe.key: one key in two queues is two jobs": async ({ backend, jobs }) => {
    const key = { dedupe: { key: "same" } };
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, key);
    const second = await jobs.dedupe.byPath.publish(order("a"), key);

    expect(second).toMatchObject({ deduplicated: false });
    expect(await backend.get("dedupe.byCaller", first.id)).toBeDefined();
    expect(await backend.get("dedupe.byPath", second.id)).toBeDefined();
  },

  "dedupe.throttle: throttle admits one job in its time, whether or not that has ended": async ({
    jobs,
    worker,
  }) => {
    const started = Date.now();
    const first = await jobs.dedupe.throttled.publish({ id: "a" });
    const accepted = Date.now();
    await worker({ "dedupe.throttled": () => null }).runOnce({ jobs: ["dedupe.throttled"] });
    expect(await jobs.dedupe.throttled.get(first.id)).toMatchObject({ state: "completed" });

    const other = await jobs.dedupe.throttled.publish({ id: "b" });
    expect(other).toMatchObject({ deduplicated: false });
    const second = await until(async () => {
      const receipt = await jobs.dedupe.throttled.publish({ id: "a" });
      if (receipt.deduplicated) expect(receipt.id).toBe(first.id);
      return !receipt.deduplicated && receipt;
    });
    expect(second.id).not.toBe(first.id);
    expect(Date.now() - started).toBeGreaterThanOrEqual(800);
    expect(Date.now() - accepted).toBeLessThan(1_800);
  },
} satisfies Behaviours;
