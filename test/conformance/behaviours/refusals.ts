import { JobwrightError, OptionError, PayloadError, RetryError } from "jobwright/runtime";
import { expect } from "vitest";
import { newJobByHand } from "../by-hand.ts";
import { createJobs } from "../generated/index.ts";
import { runWaiting } from "../run-waiting.ts";
import type { Behaviours } from "../stage.ts";

const one = { number: 1 };
const { id } = newJobByHand("any");

/** As a program without types would write it. */
const misspelt: object = { dealy: 5, drian: 5, timeuot: 5 };

/** What calls refuse, before anything is done. */
export const refusals = {
  "OptionError: an unknown option in one entry of a bulk is refused, and nothing enqueued": async (stage) => {
    const entries = [{ payload: one }, { payload: one, options: misspelt }];
    const refused = stage.jobs.limits.free.publishMany(entries);

    await expect(refused).rejects.toThrow(OptionError);
    await expect(refused).rejects.toThrow("dealy");
    expect(await runWaiting(stage, "limits.free")).toBe(0);
  },

  "OptionError: an unknown key of an entry, and what is no list, are refused": async (stage) => {
    const { jobs } = stage;
    const entry: { readonly payload: typeof one } & object = { payload: one, ...misspelt };
    await expect(jobs.limits.free.publishMany([entry])).rejects.toThrow("dealy");
    // As a program without types would call it.
    await expect(jobs.limits.free.publishMany({ payload: one } as never)).rejects.toThrow(OptionError);
    expect(await runWaiting(stage, "limits.free")).toBe(0);
  },

  "OptionError: an unknown key of a router's schedule and of its options": async (stage) => {
    const { jobs } = stage;
    const request = { task: "free", input: one } as const;
    await expect(jobs.limits.schedule({ ...request, ...misspelt })).rejects.toThrow("dealy");
    await expect(jobs.limits.schedule({ ...request, options: misspelt })).rejects.toThrow("dealy");
    expect(await runWaiting(stage, "limits.free")).toBe(0);
  },

  "schedule: a task that the router has not is refused": async ({ jobs }) => {
    const unknown: object = { task: "nothing", input: one };
    await expect(jobs.limits.schedule(unknown as never)).rejects.toThrow("limits.nothing");
  },

  "waitFor: an unknown option and a timeout that is no duration are refused": async ({ jobs }) => {
    const receipt = await jobs.limits.free.publish(one);
    await expect(jobs.limits.free.waitFor(receipt.id, misspelt)).rejects.toThrow("dealy");
    const soon: object = { timeout: "soon" };
    await expect(jobs.limits.free.waitFor(receipt.id, soon)).rejects.toThrow("duration");
  },

  "runOnce: an unknown option, a limit that is none and a pattern that matches nothing": async ({
    jobs,
    worker,
  }) => {
    await jobs.limits.free.publish(one);
    const once = worker({ "limits.free": () => null });
    await expect(once.runOnce(misspelt)).rejects.toThrow("dealy");
    for (const limit of [0, -1, 1.5, Number.NaN])
      await expect(once.runOnce({ limit })).rejects.toThrow("limit");
    const pattern: object = { jobs: ["limit.*"] };
    await expect(once.runOnce(pattern)).rejects.toThrow("limit.*");
    expect(await jobs.limits.free.counts()).toMatchObject({ waiting: 1 });
  },

  "stop: an unknown option and a drain that is no duration are refused, and the worker goes on": async ({
    jobs,
    work,
  }) => {
    const worker = await work({ "limits.free": ({ payload }) => payload.number });
    await expect(worker.stop(misspelt)).rejects.toThrow("dealy");
    const soon: object = { drain: "soon" };
    await expect(worker.stop(soon)).rejects.toThrow("duration");
    const receipt = await jobs.limits.free.publish(one);

    expect(await jobs.limits.free.waitFor(receipt.id)).toBe(1);
  },

  "worker.concurrency: what is no count is refused": async ({ worker }) => {
    for (const concurrency of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => worker({}, { concurrency }), String(concurrency)).toThrow("concurrency");
    }
  },

  "worker.drain: what is no duration is refused": async ({ worker }) => {
    const soon: object = { drain: "soon" };
    expect(() => worker({}, soon)).toThrow("drain");
  },

  "worker.handlers: a handler of an unknown job is refused": async ({ worker }) => {
    const unknown: object = { "limits.fre": () => null };
    expect(() => worker(unknown)).toThrow("limits.fre");
  },

  "worker.backend: an unknown option of createJobs is refused": async ({ backend }) => {
    const options = { backend, ...misspelt };
    expect(() => createJobs(options)).toThrow("dealy");
  },

  "RetryError: a time that is none is refused where the error is made": async () => {
    for (const after of ["soon", -1, new Date(Number.NaN)]) {
      // As a program without types would call it.
      expect(() => new RetryError("again", { after: after as never }), String(after)).toThrow(OptionError);
    }
  },

  "dedupe.key: what is neither a text nor paths is refused": async (stage) => {
    const none: readonly object[] = [{ dedupe: {} }, { dedupe: { key: 5 } }, { dedupe: { key: [1] } }];
    for (const options of [...none, { dedupe: { key: "k", ttl: 5 } }, { dedupe: "k" }]) {
      const refused = stage.jobs.dedupe.byCaller.publish(one, options as object);
      await expect(refused, JSON.stringify(options)).rejects.toThrow(OptionError);
    }
    expect(await runWaiting(stage, "dedupe.byCaller")).toBe(0);
  },

  "PayloadError: what is no object is refused": async (stage) => {
    for (const value of [undefined, null, 5, "text", [one], () => one]) {
      // As a program without types would call it.
      const refused = stage.jobs.limits.free.publish(value as never);
      await expect(refused, String(value)).rejects.toThrow(PayloadError);
    }
    expect(await runWaiting(stage, "limits.free")).toBe(0);
  },

  "PayloadError: a bulk names every violation of every entry": async (stage) => {
    const bad = { payload: { name: "", age: -1, tags: [] } };
    const refused = stage.jobs.payloads.strict.publishMany([
      bad,
      { payload: { name: "a", age: 1, tags: [] } },
      bad,
    ]);

    await expect(refused).rejects.toMatchObject({
      violations: [{ path: "[0].name" }, { path: "[0].age" }, { path: "[2].name" }, { path: "[2].age" }],
    });
    expect(await runWaiting(stage, "payloads.strict")).toBe(0);
  },

  "JobwrightError: every call of a closed client throws it, and the backend stays open": async ({
    backend,
    jobs,
  }) => {
    const receipt = await jobs.limits.free.publish(one);
    const other = createJobs({ backend });
    await other.$close();
    const { free } = other.limits;

    for (const call of [
      () => free.publish(one),
      () => free.publishMany([{ payload: one }]),
      () => other.limits.schedule({ task: "free", input: one }),
      () => free.get(id),
      () => free.waitFor(id),
      () => free.list({ state: "waiting" }),
      () => free.counts(),
      () => free.cancel(id),
      () => free.retry(id),
      () => free.pause(),
      () => free.resume(),
      () => free.isPaused(),
    ]) {
      await expect(call(), String(call)).rejects.toThrow(JobwrightError);
    }
    expect(await jobs.limits.free.get(receipt.id)).toMatchObject({ state: "waiting" });
  },
} satisfies Behaviours;
