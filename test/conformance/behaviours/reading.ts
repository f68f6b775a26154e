import { JobFailedError, JobNotFoundError, WaitTimeoutError } from "jobwright/runtime";
import { expect } from "vitest";
import { newJobByHand } from "../by-hand.ts";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

const unknownId = newJobByHand("any").id;

/** What `get` and `waitFor` tell of a job. */
export const reading = {
  "waiting: get of a waiting and of a delayed job": async ({ jobs }) => {
    const before = Date.now();
    const waiting = await jobs.results.free.publish({});
    const delayed = await jobs.results.free.publish({}, { delay: "10m" });

    const job = await jobs.results.free.get(waiting.id);
    expect(job).toMatchObject({ id: waiting.id, state: "waiting", payload: {}, attempt: 0 });
    expect(Number(job?.createdAt)).toBeGreaterThanOrEqual(before - 1_000);
    expect(Number(job?.createdAt)).toBeLessThanOrEqual(Date.now() + 1_000);
    expect([job?.startedAt, job?.finishedAt, job?.result, job?.error, job?.progress]).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(await jobs.results.free.get(delayed.id)).toMatchObject({ state: "delayed", attempt: 0 });
  },

  "active: get of an active job, with its progress": async ({ jobs, work }) => {
    const release = Promise.withResolvers<void>();
    const { id } = await jobs.results.free.publish({});
    await work({
      "results.free": async ({ progress }) => {
        progress({ percent: 10 });
        progress({ percent: 50 });
        await release.promise;
        return null;
      },
    });

    const job = await until(async () => {
      const active = await jobs.results.free.get(id);
      return JSON.stringify(active?.progress) === '{"percent":50}' && active;
    });
    release.resolve();

    expect(job).toMatchObject({ state: "active", attempt: 1 });
    expect(Math.abs(Number(job.startedAt) - Date.now())).toBeLessThan(10_000);
    expect(job.finishedAt).toBeUndefined();
  },

  "retrying: get of a retrying job, with the error of its last attempt": async ({ jobs, work }) => {
    const { id } = await jobs.retries.patient.publish({});
    await work({
      "retries.patient": () => {
        throw new TypeError("not yet");
      },
    });

    const job = await until(async () => {
      const retrying = await jobs.retries.patient.get(id);
      return retrying?.state === "retrying" && retrying;
    });
    expect(job).toMatchObject({ attempt: 1, error: { name: "TypeError", message: "not yet" } });
    expect(job.finishedAt).toBeUndefined();
  },

  "completed: get of a completed job": async ({ jobs, work }) => {
    const { id } = await jobs.results.typed.publish({});
    await work({ "results.typed": () => ({ sum: 3 }) });
    await jobs.results.typed.waitFor(id);

    const job = await jobs.results.typed.get(id);
    expect(job).toMatchObject({ state: "completed", attempt: 1, result: { sum: 3 } });
    expect(job?.error).toBeUndefined();
    expect(Number(job?.finishedAt)).toBeGreaterThanOrEqual(Number(job?.startedAt));
    expect(Number(job?.startedAt)).toBeGreaterThanOrEqual(Number(job?.createdAt));
  },

  "failed: get of a failed job, with name, message and stack of its error": async ({ jobs, work }) => {
    const { id } = await jobs.results.free.publish({});
    await work({
      "results.free": () => {
        throw new RangeError("out of range: “ž” 👍");
      },
    });

    const job = await until(async () => {
      const failed = await jobs.results.free.get(id);
      return failed?.state === "failed" && failed;
    });
    expect(job).toMatchObject({ attempt: 1, error: { name: "RangeError", message: "out of range: “ž” 👍" } });
    expect(job.error?.stack).toContain("reading");
    expect(job.finishedAt).toBeInstanceOf(Date);
  },

  "failed: an error with text that Postgres cannot hold is stored without it": async ({ jobs, work }) => {
    const { id } = await jobs.results.free.publish({});
    await work({
      "results.free": () => {
        throw new Error("a\0b \ud83d");
      },
    });

    await expect(jobs.results.free.waitFor(id)).rejects.toMatchObject({
      error: { message: "a\ufffdb \ufffd" },
    });
  },

  "get: get of an id that never was, or that is none": async ({ jobs }) => {
    await jobs.results.free.publish({});
    for (const id of [unknownId, "", "1", "nonsense", "meta", "wait", "id", "events", "*", "a:b"]) {
      expect(await jobs.results.free.get(id), id).toBeUndefined();
    }
  },

  "waitFor: waitFor gives the result of a job that ends later": async ({ jobs, work }) => {
    const { id } = await jobs.results.typed.publish({});
    const waiting = jobs.results.typed.waitFor(id);
    await work({ "results.typed": () => ({ sum: 5 }) });

    expect(await waiting).toEqual({ sum: 5 });
  },

  "JobFailedError: waitFor throws the error of a failed job": async ({ jobs, work }) => {
    const { id } = await jobs.results.free.publish({});
    await work({
      "results.free": () => {
        throw new RangeError("no such luck");
      },
    });

    const waiting = jobs.results.free.waitFor(id);
    await expect(waiting).rejects.toThrow(JobFailedError);
    await expect(waiting).rejects.toMatchObject({
      id,
      error: { name: "RangeError", message: "no such luck" },
    });
  },

  "WaitTimeoutError: waitFor gives up after its timeout and the job goes on": async ({ jobs, work }) => {
    const { id } = await jobs.results.typed.publish({});
    await expect(jobs.results.typed.waitFor(id, { timeout: 100 })).rejects.toThrow(WaitTimeoutError);
    await work({ "results.typed": () => ({ sum: 1 }) });

    expect(await jobs.results.typed.waitFor(id)).toEqual({ sum: 1 });
  },

  "JobNotFoundError: waitFor an unknown job says that there is none": async ({ jobs }) => {
    await expect(jobs.results.free.waitFor(unknownId)).rejects.toThrow(JobNotFoundError);
  },
} satisfies Behaviours;
