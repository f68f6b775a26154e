import { JobFailedError, JobNotFoundError } from "jobwright/runtime";
import { expect } from "vitest";
import { newJobByHand } from "../../by-hand.ts";
import { jobOfEachState } from "../../every-state.ts";
import { runWaiting } from "../../run-waiting.ts";
import type { Behaviours } from "../../stage.ts";
import { until } from "../../until.ts";

/** What becomes of a job that is cancelled. */
export const cancelling = {
  "cancelled: cancel ends a job that has not ended, and get says so at once": async (stage) => {
    const ids = await jobOfEachState(stage);
    const queue = stage.jobs.limits.free;
    for (const state of ["waiting", "delayed", "retrying", "active"] as const) {
      const id = ids.get(state) ?? "";
      const before = await queue.get(id);
      expect(await queue.cancel(id), state).toBe(true);
      const after = await queue.get(id);
      expect(after, state).toMatchObject({ state: "cancelled", payload: before?.payload });
      expect(after?.finishedAt).toBeInstanceOf(Date);
      expect([after?.result, after?.error, after?.progress]).toEqual([undefined, undefined, undefined]);
      expect(after?.attempt).toBe(before?.attempt);
    }
    expect(await queue.counts()).toMatchObject({ waiting: 0, delayed: 0, active: 0, cancelled: 5 });
  },

  "cancel: cancel of a job that has ended gives false, and leaves it as it is": async (stage) => {
    const ids = await jobOfEachState(stage);
    const queue = stage.jobs.limits.free;
    for (const state of ["completed", "failed", "cancelled"] as const) {
      const id = ids.get(state) ?? "";
      const before = await queue.get(id);
      expect(await queue.cancel(id), state).toBe(false);
      expect(await queue.get(id), state).toEqual(before);
    }
  },

  "cancel: a job that was cancelled before it ran never runs": async ({ jobs, worker }) => {
    const first = await jobs.limits.free.publish({ number: 1 });
    const second = await jobs.limits.free.publish({ number: 2 });
    const third = await jobs.limits.free.publish({ number: 3 }, { delay: 100 });
    await jobs.limits.free.cancel(first.id);
    await jobs.limits.free.cancel(third.id);
    const fourth = await jobs.limits.free.publish({ number: 4 }, { delay: 100 });
    const ran: number[] = [];
    await worker({ "limits.free": ({ payload }) => void ran.push(payload.number) }).start(["limits.free"]);
    await jobs.limits.free.waitFor(fourth.id);

    expect(ran).toEqual([2, 4]);
    expect(await jobs.limits.free.get(first.id)).toMatchObject({ state: "cancelled", attempt: 0 });
    expect(await jobs.limits.free.get(second.id)).toMatchObject({ state: "completed" });
  },

  "JobNotFoundError: cancel of an id that never was, or that is none, says that there is no such job":
    async ({ jobs }) => {
      const other = await jobs.results.free.publish({});
      for (const id of [newJobByHand("any").id, other.id, "", "1", "nonsense", "meta", "wait", "*", "a:b"]) {
        const cancelled = jobs.limits.free.cancel(id);
        await expect(cancelled, id).rejects.toThrow(JobNotFoundError);
        await expect(cancelled, id).rejects.toThrow(`limits.free ${id}: no such job`);
      }
      expect(await jobs.results.free.get(other.id)).toMatchObject({ state: "waiting" });
    },

  "cancel: of 20 calls that cancel one job at once, one does it": async ({ jobs }) => {
    const { id } = await jobs.results.free.publish({});
    const answers = await Promise.all(Array.from({ length: 20 }, () => jobs.results.free.cancel(id)));

    expect(answers.filter(Boolean)).toHaveLength(1);
  },

  "cancel: a job is either cancelled or completed, as cancel said": async ({ jobs, work }) => {
    const queue = jobs.limits.free;
    const receipts = await queue.publishMany(
      Array.from({ length: 200 }, (_, number) => ({ payload: { number } })),
    );
    const handler = () => new Promise<null>((resolve) => setTimeout(resolve, 5, null));
    await work({ "limits.free": handler }, { concurrency: 5 });
    await until(async () => (await queue.counts()).completed > 0);
    const ends: string[] = [];
    // The last ones first: the worker is far from those, and has done the first ones.
    for (const { id } of receipts.toReversed()) {
      const cancelled = await queue.cancel(id);
      if (!cancelled) await queue.waitFor(id);
      ends.push(`${cancelled} ${(await queue.get(id))?.state}`);
    }

    expect([...new Set(ends)].sort()).toEqual(["false completed", "true cancelled"]);
  },

  "JobFailedError: waitFor throws that the job was cancelled": async ({ jobs }) => {
    const { id } = await jobs.results.free.publish({});
    const waiting = jobs.results.free.waitFor(id);
    const heard = expect(waiting).rejects.toMatchObject({
      ...{ id, error: { name: "CancelledError", message: "The job was cancelled." } },
    });
    await jobs.results.free.cancel(id);

    await heard;
    await expect(waiting).rejects.toThrow(JobFailedError);
  },

  "dedupe.unfinished: a cancelled job frees its dedupe key": async ({ jobs, worker }) => {
    const key = { dedupe: { key: "k" } };
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, key);
    await jobs.dedupe.byCaller.cancel(first.id);
    const second = await jobs.dedupe.byCaller.publish({ number: 2 }, key);

    expect(second.deduplicated).toBe(false);
    expect(await jobs.dedupe.byCaller.publish({ number: 3 }, key)).toEqual({
      ...{ id: second.id, deduplicated: true },
    });
    expect(await runWaiting({ worker }, "dedupe.byCaller")).toBe(1);
  },

  "dedupe.unfinished: the key of a running job is free as soon as that is cancelled": async ({
    jobs,
    work,
  }) => {
    const key = { dedupe: { key: "k" } };
    const running = Promise.withResolvers<void>();
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, key);
    await work({
      "dedupe.byCaller": async ({ payload }) => {
        if (payload.number === 2) return "second";
        running.resolve();
        return new Promise(() => {});
      },
    });
    await running.promise;
    await jobs.dedupe.byCaller.cancel(first.id);
    const second = await jobs.dedupe.byCaller.publish({ number: 2 }, key);

    expect(second.deduplicated).toBe(false);
    expect(await jobs.dedupe.byCaller.waitFor(second.id)).toBe("second");
  },

  "dedupe.throttle: a cancelled job leaves its throttle as it is": async ({ jobs }) => {
    const first = await jobs.dedupe.throttled.publish({ id: "a" });
    await jobs.dedupe.throttled.cancel(first.id);
    const second = await jobs.dedupe.throttled.publish({ id: "a" });

    expect([second, (await jobs.dedupe.throttled.get(first.id))?.state]).toEqual([
      ...[{ id: first.id, deduplicated: true }, "cancelled"],
    ]);
  },
} satisfies Behaviours;
