import { inspect } from "node:util";
import { expect } from "vitest";
import type { Behaviours, Stage, StageWorkerOptions } from "../stage.ts";
import { until } from "../until.ts";

type WorkerHooks = NonNullable<StageWorkerOptions["hooks"]>;

/** What the six hooks are told, and in which order. */
export const hooks = {
  "onSuccess: a job that completes fires onStart, onProgress, onSuccess and onComplete": async (stage) => {
    const events = await eventsOf(stage, async ({ progress }) => {
      progress({ percent: 50 });
      return "done";
    });

    expect(events).toEqual([
      "onStart 1",
      'onProgress 1 {"percent":50}',
      'onSuccess 1 "done"',
      "onComplete 1 completed",
    ]);
  },

  "onRetry: a job that is retried and then fails fires onRetry, onFailure and onComplete": async (stage) => {
    const events = await eventsOf(stage, ({ job }) => {
      throw new Error(`run ${job.attempt}`);
    });

    expect(events).toEqual([
      ...["onStart 1", "onRetry 1 run 1 in 50"],
      ...["onStart 2", "onFailure 2 run 2", "onComplete 2 failed"],
    ]);
  },

  "hooks: hooks for all jobs come first, then those of patterns, then the job's own": async ({
    jobs,
    work,
  }) => {
    const called: string[] = [];
    const level = (name: string) => ({ onComplete: () => void called.push(name) });
    const { id } = await jobs.results.free.publish({});
    await work(
      { "results.free": () => null },
      {
        hooks: {
          "results.free": level("own"),
          "results.*": level("pattern"),
          "limits.*": level("another pattern"),
          "results.typed": level("another job"),
          ...level("all"),
        },
      },
    );
    await jobs.results.free.waitFor(id);

    await until(() => called.includes("own"));
    expect(called).toEqual(["all", "pattern", "own"]);
  },

  "hooks: handler and hooks of one attempt see the same context": async ({ jobs, work }) => {
    const seen: unknown[] = [];
    const see = ({ context }: { readonly context: unknown }) => void seen.push(context);
    const { id } = await jobs.results.free.publish({});
    await work(
      {
        "results.free": ({ context }) => {
          seen.push(context);
          return null;
        },
      },
      { hooks: { onStart: see, onSuccess: see, onComplete: see, "results.*": { onComplete: see } } },
    );

    await until(() => seen.length === 5);
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toEqual({ jobId: id });
  },

  "hooks: a hook that throws changes nothing and is logged": async ({ jobs, work }) => {
    const lines: string[] = [];
    const say = (): void => {};
    const { id } = await jobs.results.free.publish({});
    const other: string[] = [];
    const broken = () => {
      throw new Error("the hook is broken");
    };
    await work(
      { "results.free": () => "unharmed" },
      {
        logger: { debug: say, info: say, warn: say, error: (fields) => void lines.push(inspect(fields)) },
        hooks: {
          ...{ onStart: broken, onSuccess: broken },
          "results.free": { onSuccess: () => void other.push("called") },
        },
      },
    );

    expect(await jobs.results.free.waitFor(id)).toBe("unharmed");
    await until(() => other.length === 1 && lines.length === 2);
    expect(lines.join()).toContain("the hook is broken");
  },

  "hooks: hooks that tell of an end run after it was stored": async ({ jobs, work }) => {
    const states: unknown[] = [];
    const note = async ({ job }: { readonly job: { readonly id: string } }) => {
      states.push((await jobs.retries.fixed.get(job.id))?.state);
    };
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 2 });
    await work(
      {
        "retries.fixed": ({ job }) => {
          throw new Error(`run ${job.attempt}`);
        },
      },
      { hooks: { onRetry: note, onFailure: note, onComplete: note } },
    );

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow("run 2");
    await until(() => states.length === 3);
    expect(states).toEqual(["retrying", "failed", "failed"]);
  },

  "hooks: an unknown hook is refused": async ({ worker }) => {
    const misspelt: WorkerHooks & { readonly onSucess: () => void } = { onSucess: () => {} };
    expect(() => worker({}, { hooks: misspelt })).toThrow("onSucess");
  },
} satisfies Behaviours;

/** One line for each hook that a job of two attempts fires, until it has ended. */
async function eventsOf(
  { jobs, work }: Stage,
  handler: NonNullable<Parameters<Stage["work"]>[0]["results.free"]>,
): Promise<readonly string[]> {
  const events: string[] = [];
  const ended = Promise.withResolvers<void>();
  const note = (name: string, { job }: { readonly job: { readonly attempt: number } }, ...more: string[]) =>
    void events.push([name, job.attempt, ...more].join(" "));
  await jobs.results.free.publish({}, { attempts: 2 });
  await work(
    { "results.free": handler },
    {
      hooks: {
        onStart: (event) => note("onStart", event),
        onProgress: (event) => note("onProgress", event, JSON.stringify(event.progress)),
        onSuccess: (event) => note("onSuccess", event, JSON.stringify(event.result)),
        onFailure: (event) => note("onFailure", event, event.error.message),
        onRetry: (event) => note("onRetry", event, event.error.message, `in ${event.delay}`),
        onComplete: (event) => {
          note("onComplete", event, event.state);
          ended.resolve();
        },
      },
    },
  );
  await ended.promise;
  return events;
}
