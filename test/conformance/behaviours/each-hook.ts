import { expect } from "vitest";
import { newJobByHand } from "../by-hand.ts";
import type { Behaviours, StageWorkerOptions } from "../stage.ts";
import { until } from "../until.ts";

type WorkerHooks = NonNullable<StageWorkerOptions["hooks"]>;

/** What each of the six hooks is told, and that each is called once. */
export const eachHook = {
  "onStart: before the handler of each attempt, with the parsed payload": async ({ jobs, work }) => {
    const events: unknown[] = [];
    await jobs.payloads.parsed.publish({ words: "one two" });
    await work(
      { "payloads.parsed": ({ payload }) => void events.push(["handler", payload]) },
      { hooks: { "payloads.parsed": { onStart: ({ payload }) => void events.push(["onStart", payload]) } } },
    );

    await until(() => events.length === 2);
    const parsed = { loud: false, words: ["one", "two"] };
    expect(events).toEqual([
      ["onStart", parsed],
      ["handler", parsed],
    ]);
  },

  "onStart: not called for a payload that does not fit": async ({ backend, jobs, work }) => {
    const { id } = await jobs.payloads.strict.publish({ name: "a", age: 1, tags: [] });
    await backend.enqueue([newJobByHand("payloads.strict", { payload: { name: 5 } })]);
    const called: string[] = [];
    await work(
      { "payloads.strict": () => void called.push("handler") },
      {
        hooks: {
          onStart: ({ job }) => void called.push(`onStart ${job.id}`),
          onComplete: () => void called.push("end"),
        },
      },
    );

    await until(() => called.filter((line) => line === "end").length === 2);
    expect(called.filter((line) => line !== "end")).toEqual([`onStart ${id}`, "handler"]);
  },

  "onProgress: each value, in the order in which the handler reported them": async ({ jobs, work }) => {
    const values: unknown[] = [];
    let reported = false;
    const ended = Promise.withResolvers<void>();
    await jobs.results.free.publish({});
    await work(
      {
        "results.free": ({ progress }) => {
          for (const value of [1, { two: 2 }, [3], null]) progress(value);
          reported = true;
        },
      },
      {
        hooks: {
          async onProgress({ progress }) {
            if (progress === 1) await until(() => reported);
            values.push(progress);
          },
          onComplete: () => ended.resolve(),
        },
      },
    );

    await ended.promise;
    expect(values).toEqual([1, { two: 2 }, [3], null]);
  },

  "onFailure: once, after the last attempt, with the error that was thrown": async ({ jobs, work }) => {
    class CardError extends Error {
      readonly card = "4242";
    }
    const errors: Error[] = [];
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 2 });
    await work(
      {
        "retries.fixed": () => {
          throw new CardError("declined");
        },
      },
      { hooks: { onFailure: ({ error }) => void errors.push(error) } },
    );

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow("declined");
    await until(() => errors.length > 0);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBeInstanceOf(CardError);
  },

  "onSuccess: with the payload as parsed, and the result as the handler returned it": async ({
    jobs,
    work,
  }) => {
    const seen: unknown[] = [];
    await jobs.payloads.parsed.publish({ words: "a b" });
    await work(
      { "payloads.parsed": ({ payload }) => payload.words.length },
      {
        hooks: {
          "payloads.parsed": { onSuccess: ({ payload, result }) => void seen.push(payload.words, result) },
        },
      },
    );

    await until(() => seen.length === 2);
    expect(seen).toEqual([["a", "b"], 2]);
  },

  "onRetry: with the error, and the milliseconds until the next attempt": async ({ jobs, work }) => {
    const seen: unknown[] = [];
    await jobs.retries.patient.publish({});
    await work(
      {
        "retries.patient": () => {
          throw new RangeError("not yet");
        },
      },
      { hooks: { onRetry: ({ error, delay, job }) => void seen.push(error.name, delay, job.attempt) } },
    );

    await until(() => seen.length === 3);
    expect(seen).toEqual(["RangeError", 3_600_000, 1]);
  },

  "onComplete: after onSuccess and onFailure, and not where another attempt follows": async ({
    jobs,
    work,
  }) => {
    const called: string[] = [];
    await jobs.retries.fixed.publish({}, { attempts: 2 });
    await jobs.results.free.publish({});
    await work(
      {
        "results.free": () => null,
        "retries.fixed": () => {
          throw new Error("again");
        },
      },
      {
        hooks: {
          onSuccess: ({ job }) => void called.push(`${job.name} success`),
          onFailure: ({ job }) => void called.push(`${job.name} failure`),
          onComplete: ({ job, state }) => void called.push(`${job.name} ${state}`),
        },
      },
    );

    await until(() => called.length === 4);
    const of = (name: string) => called.filter((line) => line.startsWith(name));
    expect(of("results.free")).toEqual(["results.free success", "results.free completed"]);
    expect(of("retries.fixed")).toEqual(["retries.fixed failure", "retries.fixed failed"]);
  },

  "hooks: of two workers, the one that ran the attempt calls them, once": async (stage) => {
    const { jobs } = stage;
    const called: string[] = [];
    const receipts = await jobs.limits.free.publishMany(
      Array.from({ length: 40 }, (_, number) => ({ payload: { number } })),
    );
    const note = ({ job }: { readonly job: { readonly id: string } }) => void called.push(job.id);
    for (const _ of [1, 2]) await stage.work({ "limits.free": () => null }, { hooks: { onComplete: note } });

    await until(() => called.length >= receipts.length);
    expect(called.sort()).toEqual(receipts.map(({ id }) => id).sort());
  },

  "hooks: whichever throws, the job ends as it would, and the others are called": async ({ jobs, work }) => {
    const called = new Set<string>();
    const broken = (name: string) => () => {
      called.add(name);
      throw new Error(`${name} is broken`);
    };
    const names = ["onStart", "onProgress", "onSuccess", "onFailure", "onRetry", "onComplete"] as const;
    const hooks: WorkerHooks = Object.fromEntries(names.map((name) => [name, broken(name)]));
    const failing = await jobs.retries.fixed.publish({}, { attempts: 2 });
    const succeeding = await jobs.results.free.publish({});
    await work(
      {
        "results.free": ({ progress }) => {
          progress(1);
          return "unharmed";
        },
        "retries.fixed": () => {
          throw new Error("of the handler");
        },
      },
      { hooks },
    );

    expect(await jobs.results.free.waitFor(succeeding.id)).toBe("unharmed");
    await expect(jobs.retries.fixed.waitFor(failing.id)).rejects.toThrow("of the handler");
    await until(() => called.size === names.length);
    expect(await jobs.retries.fixed.get(failing.id)).toMatchObject({ attempt: 2 });
  },
} satisfies Behaviours;
