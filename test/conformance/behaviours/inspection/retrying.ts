import { DuplicateError, JobNotFoundError } from "jobwright/runtime";
import { expect } from "vitest";
import { newJobByHand } from "../../by-hand.ts";
import { jobOfEachState } from "../../every-state.ts";
import { idsOf } from "../../pages.ts";
import type { Behaviours, Stage } from "../../stage.ts";
import { until } from "../../until.ts";

const key = { dedupe: { key: "k" } };

/** What becomes of a job that is retried by hand. */
export const retrying = {
  "retry: a retried job waits as if it had never run": async (stage) => {
    const ids = await jobOfEachState(stage);
    const queue = stage.jobs.limits.free;
    for (const state of ["failed", "cancelled"] as const) {
      const id = ids.get(state) ?? "";
      const before = await queue.get(id);
      expect(await queue.retry(id), state).toBe(true);
      const { payload, createdAt } = before ?? {};
      expect(await queue.get(id), state).toEqual({
        ...{ id, state: "waiting", payload, createdAt, attempt: 0 },
        ...{ result: undefined, error: undefined, progress: undefined },
        ...{ startedAt: undefined, finishedAt: undefined },
      });
    }
  },

  "retry: a retried job has all its attempts anew": async ({ jobs, worker }) => {
    const attempts: string[] = [];
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 2 });
    const fail = async () => {
      const pass = worker({
        "retries.fixed": ({ job }) => {
          attempts.push(`${job.attempt} of ${job.maxAttempts}`);
          throw new Error("again");
        },
      });
      await pass.start(["retries.fixed"]);
      await until(async () => (await jobs.retries.fixed.get(id))?.state === "failed");
      await pass.stop();
    };
    await fail();
    expect(await jobs.retries.fixed.retry(id)).toBe(true);
    await fail();

    expect(attempts).toEqual(["1 of 2", "2 of 2", "1 of 2", "2 of 2"]);
  },

  "retry: an idle worker runs a retried job": async ({ jobs, work }) => {
    let healthy = false;
    const { id } = await jobs.results.free.publish({}, { attempts: 1 });
    await work({
      "results.free": () => {
        if (!healthy) throw new Error("not yet");
        return "healthy";
      },
    });
    await expect(jobs.results.free.waitFor(id)).rejects.toThrow();
    healthy = true;
    await jobs.results.free.retry(id);

    expect(await jobs.results.free.waitFor(id)).toBe("healthy");
    expect(await jobs.results.free.get(id)).toMatchObject({
      state: "completed",
      attempt: 1,
      error: undefined,
    });
  },

  "retry: retry of a job that neither failed nor was cancelled gives false, and leaves it as it is": async (
    stage,
  ) => {
    const ids = await jobOfEachState(stage);
    const queue = stage.jobs.limits.free;
    for (const state of ["waiting", "delayed", "active", "retrying", "completed"] as const) {
      const id = ids.get(state) ?? "";
      const before = await queue.get(id);
      expect(await queue.retry(id), state).toBe(false);
      expect(await queue.get(id), state).toEqual(before);
    }
  },

  "JobNotFoundError: retry of an id that never was, or that is none, says that there is no such job": async ({
    jobs,
  }) => {
    const other = await jobs.results.free.publish({});
    await jobs.results.free.cancel(other.id);
    for (const id of [newJobByHand("any").id, other.id, "", "1", "nonsense", "meta", "wait", "*", "a:b"]) {
      await expect(jobs.limits.free.retry(id), id).rejects.toThrow(JobNotFoundError);
    }
    expect(await jobs.results.free.get(other.id)).toMatchObject({ state: "cancelled" });
  },

  "retry: a job that was delayed when it was cancelled runs at once when it is retried": async ({
    jobs,
    worker,
  }) => {
    const { id } = await jobs.results.free.publish({}, { delay: "1h" });
    await jobs.results.free.cancel(id);
    await jobs.results.free.retry(id);

    expect(await jobs.results.free.get(id)).toMatchObject({ state: "waiting" });
    await worker({ "results.free": () => "early" }).runOnce({ jobs: ["results.free"] });
    expect(await jobs.results.free.waitFor(id)).toBe("early");
  },

  "retry: a retried job keeps its priority": async ({ jobs }) => {
    const ids: string[] = [];
    for (const priority of [20, 10, 0]) {
      ids.push((await jobs["ranked-job"].publish({ rank: `${priority}` }, { priority })).id);
    }
    const middle = ids[1] ?? "";
    await jobs["ranked-job"].cancel(middle);
    await jobs["ranked-job"].retry(middle);

    expect(await idsOf(jobs["ranked-job"], "waiting", 50)).toEqual(ids);
  },

  "DuplicateError: retry while another job has the dedupe key is a DuplicateError that names it": async ({
    jobs,
  }) => {
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, key);
    await jobs.dedupe.byCaller.cancel(first.id);
    const second = await jobs.dedupe.byCaller.publish({ number: 2 }, key);
    const retried = jobs.dedupe.byCaller.retry(first.id);

    await expect(retried).rejects.toThrow(DuplicateError);
    await expect(retried).rejects.toMatchObject({ id: first.id, standing: second.id });
    expect(await jobs.dedupe.byCaller.get(first.id)).toMatchObject({ state: "cancelled" });
    expect(await jobs.dedupe.byCaller.get(second.id)).toMatchObject({ state: "waiting" });
    await jobs.dedupe.byCaller.cancel(second.id);
    expect(await jobs.dedupe.byCaller.retry(first.id)).toBe(true);
  },

  "retry: a retried job has its dedupe key again": async ({ jobs, worker }) => {
    const first = await jobs.dedupe.byCaller.publish({ number: 1 }, key);
    await jobs.dedupe.byCaller.cancel(first.id);
    await jobs.dedupe.byCaller.retry(first.id);

    expect(await jobs.dedupe.byCaller.publish({ number: 2 }, key)).toEqual({
      ...{ id: first.id, deduplicated: true },
    });
    await worker({ "dedupe.byCaller": () => null }).runOnce({ jobs: ["dedupe.byCaller"] });
    expect(await jobs.dedupe.byCaller.publish({ number: 3 }, key)).toMatchObject({ deduplicated: false });
  },

  "DuplicateError: of two cancelled jobs with one key, one can be retried": async ({ jobs }) => {
    const ids: string[] = [];
    for (const number of [1, 2]) {
      const { id } = await jobs.dedupe.byCaller.publish({ number }, key);
      await jobs.dedupe.byCaller.cancel(id);
      ids.push(id);
    }
    const answers = await Promise.allSettled(ids.map((id) => jobs.dedupe.byCaller.retry(id)));

    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await jobs.dedupe.byCaller.counts()).toMatchObject({ waiting: 1, cancelled: 1 });
  },

  "retry: a throttled job is retried whatever was published since": async ({ jobs }) => {
    const { id } = await jobs.dedupe.throttled.publish({ id: "a" });
    await jobs.dedupe.throttled.cancel(id);

    expect(await jobs.dedupe.throttled.retry(id)).toBe(true);
    expect(await jobs.dedupe.throttled.get(id)).toMatchObject({ state: "waiting" });
  },

  "retry: a run whose job was cancelled and retried meanwhile cannot end the next run": async (stage) => {
    const { jobs } = stage;
    const { id } = await jobs.results.free.publish({});
    const first = await holding(stage, "first");
    await jobs.results.free.cancel(id);
    await jobs.results.free.retry(id);
    const second = await holding(stage, "second");
    first.release();
    expect(await first.pass).toMatchObject({ completed: 0 });
    expect(await jobs.results.free.get(id)).toMatchObject({ state: "active", attempt: 1 });
    second.release();

    expect(await jobs.results.free.waitFor(id)).toBe("second");
  },
} satisfies Behaviours;

/** A worker that has begun the job of `results.free`, ends it when it is let, and takes no other. */
async function holding({ worker }: Stage, result: string) {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const handler = async () => {
    begun.resolve();
    await released.promise;
    return result;
  };
  const pass = worker({ "results.free": handler }).runOnce({ jobs: ["results.free"], limit: 1 });
  await Promise.race([begun.promise, pass.then(() => Promise.reject(new Error("No job was ready.")))]);
  return { release: () => released.resolve(), pass };
}
