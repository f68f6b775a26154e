import type { Json } from "jobwright/runtime";
import { expect } from "vitest";
import type { Behaviours, Stage } from "../stage.ts";

/** What handlers return, how it is stored and read back. */
export const results = {
  "result: an object, nested, is stored and read back": (stage) =>
    readsBack(stage, { sum: 3, parts: [{ text: "žluť 👍" }, null, []], "": {} }),
  "result: an array is stored and read back": (stage) => readsBack(stage, [1, "two", { three: [3] }]),
  "result: a text, a number and a boolean are stored and read back": async (stage) => {
    await readsBack(stage, "text");
    await readsBack(stage, "");
    await readsBack(stage, 0.5);
    await readsBack(stage, false);
  },
  "result: null and an object of one value stay what they are": async (stage) => {
    await readsBack(stage, null);
    await readsBack(stage, { value: 1 });
    await readsBack(stage, { value: null });
  },
  "result: a handler that returns nothing has no result": (stage) => readsBack(stage, undefined),

  "ResultError: a result that does not fit its schema fails the attempt": async ({ jobs, work }) => {
    const { id } = await jobs.results.typed.publish({}, { attempts: 2 });
    const attempts: number[] = [];
    await work({
      "results.typed": ({ job }) => {
        attempts.push(job.attempt);
        return { sum: -1 };
      },
    });

    await expect(jobs.results.typed.waitFor(id)).rejects.toMatchObject({
      error: { name: "ResultError", violations: [{ path: "sum" }] },
    });
    expect(attempts).toEqual([1, 2]);
  },

  "result: a result is stored as given, not as its schema parses it": async ({ jobs, work }) => {
    const { id } = await jobs.results.parsed.publish({});
    const given = { words: "one two", at: "2030-01-02T03:04:05.000Z" };
    await work({ "results.parsed": () => given });

    expect(await jobs.results.parsed.waitFor(id)).toEqual(given);
    expect((await jobs.results.parsed.get(id))?.result).toEqual(given);
  },

  "result: a result is checked by the input side of its schema": async ({ jobs, work }) => {
    const { id } = await jobs.results.parsed.publish({});
    // What the schema's output is, and so no input.
    await work({ "results.parsed": () => ({ words: 7, at: "tomorrow" }) as never });

    await expect(jobs.results.parsed.waitFor(id)).rejects.toMatchObject({
      error: { name: "ResultError", violations: [{ path: "words" }, { path: "at" }] },
    });
  },

  "progress: progress that no queue can hold does not harm the job": async ({ jobs, work }) => {
    const { id } = await jobs.results.free.publish({});
    // What JavaScript lets through; the type of `progress` says JSON.
    const unsafe = ["a\0b", "\ud83d", undefined, 1n] as readonly unknown[] as readonly Json[];
    await work({
      "results.free": ({ progress }) => {
        for (const value of unsafe) progress(value);
        return "unharmed";
      },
    });

    expect(await jobs.results.free.waitFor(id)).toBe("unharmed");
    expect(await jobs.results.free.get(id)).toMatchObject({ attempt: 1 });
  },

  "ResultError: a result that no queue can hold fails the attempt": async ({ jobs, work }) => {
    const { id } = await jobs.results.free.publish({});
    await work({ "results.free": () => "a\0b" });

    await expect(jobs.results.free.waitFor(id)).rejects.toMatchObject({ error: { name: "ResultError" } });
  },
} satisfies Behaviours;

async function readsBack({ jobs, worker }: Stage, result: Json | undefined): Promise<void> {
  const { id } = await jobs.results.free.publish({});
  await worker({ "results.free": () => result }).runOnce({ jobs: ["results.free"] });

  expect(await jobs.results.free.waitFor(id)).toEqual(result);
  expect(await jobs.results.free.get(id)).toMatchObject({ state: "completed" });
  expect((await jobs.results.free.get(id))?.result).toEqual(result);
}
