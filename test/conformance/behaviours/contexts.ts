import { expect } from "vitest";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

/** When the handlers' context is made, what it is made from, and when it is disposed. */
export const contexts = {
  "context: the context is made afresh for each attempt, from the job": async ({ jobs, work }) => {
    const made: string[] = [];
    const { id } = await jobs.retries.fixed.publish({});
    await work(
      {
        "retries.fixed": ({ job, context }) => {
          if (job.attempt < 3) throw new Error("again");
          return context.jobId;
        },
      },
      {
        createContext: ({ job }) => {
          made.push(`${job.name} ${job.id} ${job.attempt} of ${job.maxAttempts}`);
          return { jobId: `context ${made.length}` };
        },
      },
    );

    expect(await jobs.retries.fixed.waitFor(id)).toBe("context 3");
    expect(made).toEqual([1, 2, 3].map((attempt) => `retries.fixed ${id} ${attempt} of 3`));
  },

  "context: the context is disposed once, after the attempt and its hooks": async ({ jobs, work }) => {
    const events: string[] = [];
    await jobs.results.free.publish({});
    await work(
      { "results.free": () => void events.push("handler") },
      {
        createContext: ({ job }) => ({
          jobId: job.id,
          [Symbol.asyncDispose]: async () => void events.push("disposed"),
        }),
        hooks: { onComplete: () => void events.push("onComplete") },
      },
    );

    await until(() => events.includes("disposed"));
    expect(events).toEqual(["handler", "onComplete", "disposed"]);
  },

  "context: the context of a failed attempt is disposed too": async ({ jobs, work }) => {
    const disposed: number[] = [];
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 2 });
    await work(
      {
        "retries.fixed": () => {
          throw new Error("no luck");
        },
      },
      {
        createContext: ({ job }) => ({
          jobId: job.id,
          [Symbol.asyncDispose]: async () => void disposed.push(job.attempt),
        }),
      },
    );

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow("no luck");
    await until(() => disposed.length >= 2);
    expect(disposed).toEqual([1, 2]);
  },

  "context: a context that cannot be made fails the attempt, and the next is run": async ({ jobs, work }) => {
    const handled: number[] = [];
    const { id } = await jobs.retries.fixed.publish({});
    await work(
      { "retries.fixed": ({ job }) => handled.push(job.attempt) },
      {
        createContext: ({ job }) => {
          if (job.attempt < 3) throw new Error("no database");
          return { jobId: job.id };
        },
      },
    );
    await until(async () => (await jobs.retries.fixed.get(id))?.error?.message === "no database");

    await jobs.retries.fixed.waitFor(id);
    expect(handled).toEqual([3]);
  },

  "context: hooks are called even where the context cannot be made, and reading it throws why": async (
    stage,
  ) => {
    const { jobs, work } = stage;
    const told: string[] = [];
    await jobs.results.free.publish({});
    await work(
      { "results.free": () => null },
      {
        createContext: () => {
          throw new Error("no database");
        },
        hooks: {
          onFailure: ({ error }) => void told.push(error.message),
          onComplete: (event) => {
            told.push(event.state);
            expect(() => event.context).toThrow("no database");
            told.push("threw");
          },
        },
      },
    );

    await until(() => told.includes("threw"));
    expect(told).toEqual(["no database", "failed", "threw"]);
  },

  "context: a context that cannot be disposed does not fail the job": async ({ jobs, work }) => {
    const { id } = await jobs.results.free.publish({});
    const disposed = Promise.withResolvers<void>();
    await work(
      { "results.free": () => "done" },
      {
        createContext: ({ job }) => ({
          jobId: job.id,
          [Symbol.asyncDispose]: async () => {
            disposed.resolve();
            throw new Error("it will not close");
          },
        }),
      },
    );

    await disposed.promise;
    expect(await jobs.results.free.get(id)).toMatchObject({ state: "completed", attempt: 1 });
  },
} satisfies Behaviours;
