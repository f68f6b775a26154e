import { NonRetryableError, RetryError } from "jobwright/runtime";
import { expect } from "vitest";
import type { Behaviours } from "../stage.ts";
import { expectWaits } from "../waits.ts";

/** How often a failing job is run, when, and what stops it. */
export const retries = {
  "attempts: attempts is the total number of runs, and the last error stays": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({});
    const runs: [number, number][] = [];
    await work({
      "retries.fixed": ({ job }) => {
        runs.push([job.attempt, job.maxAttempts]);
        throw new Error(`run ${job.attempt}`);
      },
    });

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toMatchObject({ error: { message: "run 3" } });
    expect(runs).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(await jobs.retries.fixed.get(id)).toMatchObject({ state: "failed", attempt: 3 });
  },

  "attempts: a job that fails and then succeeds is completed": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({});
    await work({
      "retries.fixed": ({ job }) => {
        if (job.attempt === 1) throw new Error("first time unlucky");
        return "done";
      },
    });

    expect(await jobs.retries.fixed.waitFor(id)).toBe("done");
    const job = await jobs.retries.fixed.get(id);
    expect(job).toMatchObject({ state: "completed", attempt: 2 });
    expect(job?.error).toBeUndefined();
  },

  "failed: what is thrown without being an Error is an error too": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 1 });
    await work({ "retries.fixed": () => Promise.reject("just text") });

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toMatchObject({ error: { message: "just text" } });
  },

  "backoff: a fixed backoff waits the same each time": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({});
    const runs: number[] = [];
    await work({
      "retries.fixed": () => {
        runs.push(Date.now());
        throw new Error("again");
      },
    });

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow();
    expectWaits(runs, [200, 200]);
  },

  "backoff: an exponential backoff doubles up to its maximum": async ({ jobs, work }) => {
    const { id } = await jobs.retries.exponential.publish({});
    const runs: number[] = [];
    await work({
      "retries.exponential": () => {
        runs.push(Date.now());
        throw new Error("again");
      },
    });

    await expect(jobs.retries.exponential.waitFor(id)).rejects.toThrow();
    expectWaits(runs, [150, 300, 400]);
  },

  "RetryError: RetryError asks for the next run after a time, in place of the backoff": async ({
    jobs,
    work,
  }) => {
    const { id } = await jobs.retries.patient.publish({});
    const runs: number[] = [];
    await work({
      "retries.patient": ({ job }) => {
        runs.push(Date.now());
        if (job.attempt === 1) throw new RetryError("rate limited", { after: "300ms" });
        return job.attempt;
      },
    });

    expect(await jobs.retries.patient.waitFor(id)).toBe(2);
    expectWaits(runs, [300]);
  },

  "RetryError: RetryError asks for the next run at a moment": async ({ jobs, work }) => {
    const { id } = await jobs.retries.patient.publish({});
    const runs: number[] = [];
    const moment = new Date(Date.now() + 600);
    await work({
      "retries.patient": ({ job }) => {
        runs.push(Date.now());
        if (job.attempt === 1) throw new RetryError("not before then", { after: moment });
        return null;
      },
    });

    await jobs.retries.patient.waitFor(id);
    expectWaits([moment.getTime(), ...runs.slice(1)], [0]);
  },

  "RetryError: RetryError with a moment that is none is an error like any other": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({});
    const errors: string[] = [];
    const runs: number[] = [];
    await work(
      {
        "retries.fixed": ({ job }) => {
          runs.push(Date.now());
          if (job.attempt === 1) throw new RetryError("some day", { after: new Date("some day") });
          return null;
        },
      },
      { hooks: { onRetry: ({ error }) => void errors.push(error.name) } },
    );

    await jobs.retries.fixed.waitFor(id);
    expect(errors).toEqual(["OptionError"]);
    expectWaits(runs, [200]);
  },

  "RetryError: RetryError at the last attempt fails the job": async ({ jobs, work }) => {
    const { id } = await jobs.retries.patient.publish({}, { attempts: 1 });
    await work({
      "retries.patient": () => {
        throw new RetryError("once more", { after: 0 });
      },
    });

    await expect(jobs.retries.patient.waitFor(id)).rejects.toThrow("once more");
    expect(await jobs.retries.patient.get(id)).toMatchObject({ state: "failed", attempt: 1 });
  },

  "NonRetryableError: NonRetryableError fails the job at once": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({});
    await work({
      "retries.fixed": () => {
        throw new NonRetryableError("no use");
      },
    });

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toMatchObject({
      error: { name: "NonRetryableError" },
    });
    expect(await jobs.retries.fixed.get(id)).toMatchObject({ state: "failed", attempt: 1 });
  },

  "AttemptTimeoutError: a timeout aborts the signal and fails the attempt": async ({ jobs, work }) => {
    const { id } = await jobs.retries.timed.publish({});
    const runs: number[] = [];
    const aborts: number[] = [];
    await work({
      "retries.timed": async ({ signal }) => {
        runs.push(Date.now());
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        aborts.push(Date.now());
        return "in vain";
      },
    });

    await expect(jobs.retries.timed.waitFor(id)).rejects.toMatchObject({
      error: { name: "AttemptTimeoutError" },
    });
    expect(aborts).toHaveLength(2);
    // The time counts from before the context is made.
    expectWaits([runs[0] ?? 0, aborts[0] ?? 0], [200]);
    expectWaits([aborts[0] ?? 0, runs[1] ?? 0], [50]);
  },

  "timeout: a context that never comes fails the attempt by its timeout": async ({ jobs, work }) => {
    const { id } = await jobs.retries.timed.publish({}, { attempts: 1 });
    await work({ "retries.timed": () => null }, { createContext: () => new Promise(() => {}) });

    await expect(jobs.retries.timed.waitFor(id)).rejects.toMatchObject({
      error: { name: "AttemptTimeoutError" },
    });
  },

  "timeout: a handler that ignores its timeout frees its slot, and its late result is dropped": async (
    stage,
  ) => {
    const { jobs, work } = stage;
    const release = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const { id } = await jobs.retries.timed.publish({});
    await work(
      {
        "retries.timed": async ({ job }) => {
          if (job.attempt === 2) return "from the second run";
          await release.promise;
          setImmediate(ended.resolve);
          return "from the first run";
        },
      },
      { concurrency: 1 },
    );

    expect(await jobs.retries.timed.waitFor(id)).toBe("from the second run");
    release.resolve();
    await ended.promise;
    expect(await jobs.retries.timed.get(id)).toMatchObject({ attempt: 2, result: "from the second run" });
  },
} satisfies Behaviours;
