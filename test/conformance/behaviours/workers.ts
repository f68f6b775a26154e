import { connectWorker, OptionError } from "jobwright/runtime";
import { expect } from "vitest";
import { crowdCounter } from "../crowd-counter.ts";
import { contract } from "../generated/contract.ts";
import { createJobs, createWorker } from "../generated/index.ts";
import manifest from "../jobs.manifest.ts";
import { quietLogger } from "../quiet-logger.ts";
import { refusingHandlers } from "../refusing-handlers.ts";
import type { Behaviours, Stage } from "../stage.ts";
import { until } from "../until.ts";

/** What a worker takes, how much at once, and how it stops. */
export const workers = {
  "concurrency: concurrency of a job bounds its runs at once": async ({ jobs, worker }) => {
    await jobs.limits.pairs.publishMany(numbered(6));
    const crowd = crowdCounter(2);
    const bounded = worker({ "limits.pairs": crowd.enter }, { concurrency: 10 });

    expect(await bounded.runOnce({ jobs: ["limits.pairs"] })).toMatchObject({ completed: 6 });
    expect(crowd.largest()).toBe(2);
  },

  "worker.concurrency: concurrency of the worker bounds all its jobs together": async ({ jobs, worker }) => {
    await jobs.limits.free.publishMany(numbered(4));
    await jobs.limits.pairs.publishMany(numbered(4));
    const crowd = crowdCounter(3);
    const handlers = { "limits.free": crowd.enter, "limits.pairs": crowd.enter };

    const summary = await worker(handlers, { concurrency: 3 }).runOnce({ jobs: ["limits.*"] });
    expect(summary).toMatchObject({ completed: 8 });
    expect(crowd.largest()).toBe(3);
  },

  "worker.concurrency: a slow job holds back neither others nor their completion": async ({ jobs, work }) => {
    const release = Promise.withResolvers<void>();
    const [slow, ...quick] = await jobs.limits.free.publishMany(numbered(20));
    await work(
      {
        "limits.free": async ({ payload }) => {
          if (payload.number === 0) await release.promise;
          return payload.number;
        },
      },
      { concurrency: 5 },
    );

    for (const { id } of quick) await jobs.limits.free.waitFor(id);
    const later = await jobs.limits.free.publish({ number: 100 });
    expect(await jobs.limits.free.waitFor(later.id)).toBe(100);
    expect(await jobs.limits.free.get(slow?.id ?? "")).toMatchObject({ state: "active" });
    release.resolve();
    expect(await jobs.limits.free.waitFor(slow?.id ?? "")).toBe(0);
  },

  "patterns: a worker for a pattern takes the jobs that match and leaves the others": async ({
    jobs,
    worker,
  }) => {
    const free = await jobs.limits.free.publish({ number: 1 });
    const pair = await jobs.limits.pairs.publish({ number: 2 });
    const other = await jobs.results.free.publish({});
    const handlers = { "limits.free": () => null, "limits.pairs": () => null, "results.free": () => null };

    expect(await worker(handlers).runOnce({ jobs: ["limits.*"] })).toMatchObject({ completed: 2 });
    expect(await jobs.limits.free.get(free.id)).toMatchObject({ state: "completed" });
    expect(await jobs.limits.pairs.get(pair.id)).toMatchObject({ state: "completed" });
    expect(await jobs.results.free.get(other.id)).toMatchObject({ state: "waiting", attempt: 0 });
  },

  "worker.handlers: a job without a handler stays in the queue": async ({ backend, jobs }) => {
    const handled = await jobs.limits.free.publish({ number: 1 });
    const left = await jobs.limits.pairs.publish({ number: 2 });
    const handlers = { "limits.free": () => "handled" };
    const worker = connectWorker(
      { manifest, contract, handlers: {} },
      { backend, handlers, logger: quietLogger },
    );

    expect(await worker.runOnce()).toEqual({ completed: 1, failed: 0, retried: 0 });
    expect(await jobs.limits.free.get(handled.id)).toMatchObject({ state: "completed", result: "handled" });
    expect(await jobs.limits.pairs.get(left.id)).toMatchObject({ state: "waiting", attempt: 0 });
  },

  "runOnce.limit: runOnce works at most its limit and says how attempts ended": async ({ jobs, worker }) => {
    await jobs.limits.free.publishMany(numbered(6));
    const once = worker({
      "limits.free": ({ payload }) => {
        if (payload.number >= 4) throw new Error("to be retried");
        return null;
      },
    });

    expect(await once.runOnce({ limit: 4, jobs: ["limits.free"] })).toMatchObject({ failed: 0 });
    const rest = await once.runOnce({ limit: 4, jobs: ["limits.free"] });
    expect(rest.completed + rest.retried).toBe(2);
  },

  "runOnce: runOnce ends when no job is ready": async ({ jobs, worker }) => {
    const delayed = await jobs.limits.free.publish({ number: 1 }, { delay: "10m" });
    await jobs.limits.free.publishMany(numbered(3));
    const once = worker({ "limits.free": () => null });

    expect(await once.runOnce({ jobs: ["limits.free"] })).toEqual({ completed: 3, failed: 0, retried: 0 });
    expect(await once.runOnce({ jobs: ["limits.free"] })).toEqual({ completed: 0, failed: 0, retried: 0 });
    expect(await jobs.limits.free.get(delayed.id)).toMatchObject({ state: "delayed" });
  },

  "runOnce: passes one after the other, each on a backend of its own, work all that is there": async (
    stage,
  ) => {
    const address = await stage.elsewhere();
    const pass = async (limit: number): Promise<object> => {
      await using backend = stage.open(address);
      const handlers = { ...refusingHandlers(), "limits.free": () => null };
      const worker = createWorker({ backend, handlers, logger: quietLogger });
      return await worker.runOnce({ jobs: ["limits.free"], limit });
    };
    {
      await using backend = stage.open(address);
      await createJobs({ backend }).limits.free.publishMany(numbered(5));
    }

    expect(await pass(2)).toEqual({ completed: 2, failed: 0, retried: 0 });
    expect(await pass(10)).toEqual({ completed: 3, failed: 0, retried: 0 });
    expect(await pass(10)).toEqual({ completed: 0, failed: 0, retried: 0 });
  },

  "stop: stop lets running jobs finish and takes no more": async ({ jobs, work }) => {
    const running = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const [first, second] = await jobs.limits.free.publishMany(numbered(2));
    const worker = await work(
      {
        "limits.free": async () => {
          running.resolve();
          await release.promise;
          return "finished";
        },
      },
      { concurrency: 1 },
    );
    await running.promise;
    const stopping = worker.stop();
    setTimeout(release.resolve, 50);

    expect(await stopping).toEqual({ drained: true });
    const states = await Promise.all([first, second].map((job) => jobs.limits.free.get(job?.id ?? "")));
    expect(states.map((job) => job?.state).sort()).toEqual(["completed", "waiting"]);
  },

  "stop: stop hands back what does not finish in time, and the attempt is not lost": async ({
    jobs,
    work,
  }) => {
    const { id } = await jobs.limits.free.publish({ number: 1 }, { attempts: 1 });
    const attempts: number[] = [];
    const aborted = Promise.withResolvers<void>();
    const stuck = await work({
      "limits.free": async ({ job, signal }) => {
        attempts.push(job.attempt);
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        aborted.resolve();
      },
    });
    await until(() => attempts.length === 1);
    expect(await stuck.stop({ drain: 50 })).toEqual({ drained: false });
    await aborted.promise;
    expect(await jobs.limits.free.get(id)).toMatchObject({ state: "waiting" });

    await work({
      "limits.free": ({ job }) => {
        attempts.push(job.attempt);
        return "by the next worker";
      },
    });
    expect(await jobs.limits.free.waitFor(id)).toBe("by the next worker");
    expect(attempts).toEqual([1, 1]);
  },

  "stop: a worker that is stopped while it starts is stopped": async ({ jobs, worker }) => {
    const hasty = worker({ "limits.free": ({ payload }) => payload.number });
    const starting = hasty.start(["limits.free"]);
    expect(await hasty.stop()).toEqual({ drained: true });
    await starting;

    await hasty.start(["limits.free"]);
    const { id } = await jobs.limits.free.publish({ number: 8 });
    expect(await jobs.limits.free.waitFor(id)).toBe(8);
  },

  "start: a worker that was stopped starts again": async ({ jobs, work }) => {
    const worker = await work({ "limits.free": ({ payload }) => payload.number });
    await worker.stop();
    await worker.start(["limits.free"]);
    const { id } = await jobs.limits.free.publish({ number: 7 });

    expect(await jobs.limits.free.waitFor(id)).toBe(7);
  },

  "at least once: two workers share the jobs and run none twice": async ({ jobs, work }) => {
    const seen: number[] = [];
    const handlers: Parameters<Stage["work"]>[0] = {
      "limits.free": ({ payload }) => seen.push(payload.number),
    };
    await work(handlers);
    await work(handlers);
    const receipts = await jobs.limits.free.publishMany(numbered(100));

    for (const { id } of receipts) await jobs.limits.free.waitFor(id);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, number) => number));
  },

  "start: a second start, a pattern that matches nothing and an unknown option are refused": async (
    stage,
  ) => {
    const worker = await stage.work({ "limits.free": () => null });
    await expect(worker.start()).rejects.toThrow(OptionError);
    await expect(stage.worker({}).start(["limit.*"])).rejects.toThrow('"limit.*"');
    const misspelt: object = { concurency: 3 };
    expect(() => stage.worker({}, misspelt)).toThrow("concurency");
  },
} satisfies Behaviours;

function numbered(count: number): readonly { readonly payload: { readonly number: number } }[] {
  return Array.from({ length: count }, (_, number) => ({ payload: { number } }));
}
