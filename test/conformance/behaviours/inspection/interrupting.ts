import { CancelledError } from "jobwright/runtime";
import { expect } from "vitest";
import { aborted } from "../../every-state.ts";
import type { Behaviours } from "../../stage.ts";
import { until } from "../../until.ts";

/** Milliseconds within which a handler hears that its job was cancelled. */
const hearing = 2_000;

/** What a handler and the hooks hear when a job is cancelled while it runs. */
export const interrupting = {
  "CancelledError: the signal of a cancelled job's handler aborts within 2 s, with a CancelledError": async ({
    jobs,
    work,
  }) => {
    const running = Promise.withResolvers<void>();
    const reason = Promise.withResolvers<unknown>();
    const { id } = await jobs.results.free.publish({});
    await work({
      "results.free": async ({ signal }) => {
        running.resolve();
        await aborted(signal);
        reason.resolve(signal.reason);
        signal.throwIfAborted();
      },
    });
    await running.promise;
    const cancelled = Date.now();
    await jobs.results.free.cancel(id);

    expect(await reason.promise).toBeInstanceOf(CancelledError);
    expect(Date.now() - cancelled).toBeLessThan(hearing);
  },

  "cancel: what a cancelled job's handler returns is dropped": async ({ jobs, worker }) => {
    const { id } = await jobs.results.free.publish({});
    const pass = worker({
      "results.free": async ({ job }) => {
        await jobs.results.free.cancel(job.id);
        return "too late";
      },
    });

    expect(await pass.runOnce({ jobs: ["results.free"] })).toEqual({ completed: 0, failed: 0, retried: 0 });
    expect(await jobs.results.free.get(id)).toMatchObject({
      ...{ state: "cancelled", attempt: 1, result: undefined, error: undefined },
    });
  },

  "cancel: what a cancelled job's handler throws is dropped, and it is not tried again": async ({
    jobs,
    work,
  }) => {
    const runs: string[] = [];
    const { id } = await jobs.limits.free.publish({ number: 1 }, { attempts: 5 });
    await work(
      {
        "limits.free": async ({ job, payload }) => {
          runs.push(job.id);
          if (payload.number === 2) return null;
          await jobs.limits.free.cancel(job.id);
          throw new Error("after the cancel");
        },
      },
      { concurrency: 1 },
    );
    const next = await jobs.limits.free.publish({ number: 2 });
    await jobs.limits.free.waitFor(next.id);

    expect(runs).toEqual([id, next.id]);
    expect(await jobs.limits.free.get(id)).toMatchObject({ state: "cancelled", error: undefined });
  },

  "cancel: a handler that does not heed its signal gives its slot back": async ({ jobs, work }) => {
    const running = Promise.withResolvers<void>();
    const { id } = await jobs.limits.free.publish({ number: 1 });
    await work(
      {
        "limits.free": async ({ payload }) => {
          if (payload.number === 2) return "second";
          running.resolve();
          return new Promise(() => {});
        },
      },
      { concurrency: 1 },
    );
    await running.promise;
    await jobs.limits.free.cancel(id);
    const second = await jobs.limits.free.publish({ number: 2 });

    expect(await jobs.limits.free.waitFor(second.id)).toBe("second");
  },

  "onComplete: of the hooks that tell of an end, a cancelled run calls onComplete alone": async ({
    jobs,
    work,
  }) => {
    const called: string[] = [];
    const running = Promise.withResolvers<void>();
    const { id } = await jobs.results.free.publish({}, { attempts: 3 });
    await work(
      {
        "results.free": async ({ signal }) => {
          running.resolve();
          await aborted(signal);
          throw new Error("interrupted");
        },
      },
      {
        hooks: {
          onStart: () => void called.push("onStart"),
          onSuccess: () => void called.push("onSuccess"),
          onFailure: () => void called.push("onFailure"),
          onRetry: () => void called.push("onRetry"),
          onComplete: ({ state }) => void called.push(`onComplete ${state}`),
        },
      },
    );
    await running.promise;
    await jobs.results.free.cancel(id);

    await until(() => called.length > 1);
    expect(called).toEqual(["onStart", "onComplete cancelled"]);
  },

  "onComplete: onComplete hears of a cancel that came while the handler ended": async ({ jobs, worker }) => {
    const states: string[] = [];
    await jobs.results.free.publish({});
    const pass = worker(
      { "results.free": async ({ job }) => void (await jobs.results.free.cancel(job.id)) },
      { hooks: { onComplete: ({ state }) => void states.push(state) } },
    );
    await pass.runOnce({ jobs: ["results.free"] });

    expect(states).toEqual(["cancelled"]);
  },

  "cancel: a cancelled job leaves those that run beside it alone": async ({ jobs, work }) => {
    const running = new Set<number>();
    const release = Promise.withResolvers<void>();
    const [first, second] = await jobs.limits.free.publishMany(
      [1, 2].map((number) => ({ payload: { number } })),
    );
    const cut = Promise.withResolvers<void>();
    await work({
      "limits.free": async ({ payload, signal }) => {
        running.add(payload.number);
        if (payload.number === 2) await release.promise;
        else await aborted(signal).then(cut.resolve);
        return signal.aborted ? "interrupted" : "through";
      },
    });
    await until(() => running.size === 2);
    await jobs.limits.free.cancel(first?.id ?? "");
    await cut.promise;
    release.resolve();

    expect(await jobs.limits.free.waitFor(second?.id ?? "")).toBe("through");
  },
} satisfies Behaviours;
