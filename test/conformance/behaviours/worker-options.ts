import { expect } from "vitest";
import type { Logger } from "../../../runtime/logger.ts";
import { crowdCounter } from "../crowd-counter.ts";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

/** What else a worker is told, and what its handlers get besides the payload. */
export const workerOptions = {
  "worker.concurrency: ten jobs run at once where nothing is said": async ({ jobs, worker }) => {
    await jobs.limits.free.publishMany(Array.from({ length: 14 }, (_, number) => ({ payload: { number } })));
    const crowd = crowdCounter(10);
    await worker({ "limits.free": crowd.enter }).runOnce({ jobs: ["limits.free"] });

    expect(crowd.largest()).toBe(10);
  },

  "worker.logger: a failed attempt is a warning, and a failed job an error, each with the job's fields":
    async ({ jobs, work }) => {
      const { lines, logger } = linesLogger();
      const { id } = await jobs.retries.fixed.publish({}, { attempts: 2 });
      await work(
        {
          "retries.fixed": () => {
            throw new Error("no luck");
          },
        },
        { logger },
      );
      await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow("no luck");

      const fields = { job: "retries.fixed", id };
      await until(() => lines.some(({ level }) => level === "error"));
      expect(lines.filter(({ level }) => level === "warn" || level === "error")).toMatchObject([
        { level: "warn", fields: { ...fields, attempt: 1, error: { message: "no luck" } } },
        { level: "error", fields: { ...fields, attempt: 2, error: { message: "no luck" } } },
      ]);
    },

  "log: the lines of a handler and of createContext carry the job's name, id and attempt": async ({
    jobs,
    work,
  }) => {
    const { lines, logger } = linesLogger();
    const { id } = await jobs.results.free.publish({});
    await work(
      { "results.free": ({ log }) => void log.info({ step: 2 }, "of the handler") },
      {
        logger,
        createContext: ({ job, log }) => {
          log.debug({ step: 1 }, "of the context");
          return { jobId: job.id };
        },
      },
    );
    await jobs.results.free.waitFor(id);

    const fields = { job: "results.free", id, attempt: 1 };
    expect(lines.filter(({ message }) => message?.startsWith("of the"))).toEqual([
      { level: "debug", fields: { ...fields, step: 1 }, message: "of the context" },
      { level: "info", fields: { ...fields, step: 2 }, message: "of the handler" },
    ]);
  },

  "worker.drain: how long a stop waits that says nothing else": async ({ jobs, work }) => {
    const running = Promise.withResolvers<void>();
    await jobs.limits.free.publish({ number: 1 });
    const worker = await work(
      {
        "limits.free": ({ signal }) => {
          running.resolve();
          return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null)));
        },
      },
      { drain: 150 },
    );
    await running.promise;
    const stopped = performance.now();

    expect(await worker.stop()).toEqual({ drained: false });
    expect(performance.now() - stopped).toBeGreaterThanOrEqual(149);
  },

  "close: a worker's, and the end of await using, stop it": async ({ jobs, worker }) => {
    {
      await using used = worker({ "limits.free": () => null });
      await used.start(["limits.free"]);
    }
    const closed = worker({ "limits.free": () => null });
    await closed.start(["limits.free"]);
    await closed.close();
    const { id } = await jobs.limits.free.publish({ number: 1 });
    const probe = worker({ "limits.free": () => "by another" });
    await probe.runOnce({ jobs: ["limits.free"] });

    expect(await jobs.limits.free.waitFor(id)).toBe("by another");
  },

  "runOnce.jobs: the jobs that match are worked, and no others": async ({ jobs, worker }) => {
    const taken = [
      await jobs.limits.free.publish({ number: 1 }),
      await jobs.limits.pairs.publish({ number: 1 }),
    ];
    const left = await jobs.results.free.publish({});
    const handlers = { "limits.free": () => null, "limits.pairs": () => null, "results.free": () => null };
    const pass = { jobs: ["limits.pairs", "limits.free"] } as const;

    expect(await worker(handlers).runOnce(pass)).toMatchObject({ completed: taken.length });
    expect(await jobs.results.free.get(left.id)).toMatchObject({ state: "waiting" });
  },

  "context: jobs that run at once have contexts of their own": async ({ jobs, worker }) => {
    const contexts = new Set<unknown>();
    await jobs.limits.free.publishMany([{ payload: { number: 1 } }, { payload: { number: 2 } }]);
    const meet = crowdCounter(2);
    await worker({
      "limits.free": async ({ context, job }) => {
        expect(context.jobId).toBe(job.id);
        contexts.add(context);
        return meet.enter();
      },
    }).runOnce({ jobs: ["limits.free"] });

    expect(contexts.size).toBe(2);
  },

  "job: the handler sees its id, name, attempt, attempts in all, and when it was published": async ({
    jobs,
    work,
  }) => {
    const before = Date.now();
    const seen: object[] = [];
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 2 });
    await work({
      "retries.fixed": ({ job }) => {
        seen.push(job);
        throw new Error("again");
      },
    });
    await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow();

    const same = { id, name: "retries.fixed", maxAttempts: 2, createdAt: expect.any(Date) };
    expect(seen).toEqual([
      { ...same, attempt: 1 },
      { ...same, attempt: 2 },
    ]);
    const created = Number((await jobs.retries.fixed.get(id))?.createdAt);
    expect(Math.abs(created - before)).toBeLessThan(2_000);
  },

  "signal: its reason is the timeout, or that the worker stops": async ({ jobs, work }) => {
    const reasons: unknown[] = [];
    const aborted = (signal: AbortSignal) =>
      new Promise<null>((resolve) =>
        signal.addEventListener("abort", () => {
          reasons.push(signal.reason);
          resolve(null);
        }),
      );
    await jobs.retries.timed.publish({}, { attempts: 1 });
    await jobs.retries.patient.publish({});
    let running = 0;
    const handler = ({ signal }: { readonly signal: AbortSignal }) => {
      running += 1;
      return aborted(signal);
    };
    const worker = await work({ "retries.timed": handler, "retries.patient": handler });
    await until(() => running === 2 && reasons.length === 1);
    await worker.stop({ drain: 0 });

    expect(reasons).toMatchObject([
      { name: "AttemptTimeoutError" },
      { message: expect.stringContaining("stops") },
    ]);
  },

  "progress: what comes after the attempt's end is dropped": async ({ jobs, work }) => {
    const late = Promise.withResolvers<(value: number) => void>();
    const reported: unknown[] = [];
    const { id } = await jobs.results.free.publish({});
    await work(
      { "results.free": ({ progress }) => late.resolve(progress) },
      { hooks: { onProgress: ({ progress }) => void reported.push(progress) } },
    );
    await jobs.results.free.waitFor(id);
    (await late.promise)(100);
    const other = await jobs.results.free.publish({});
    await jobs.results.free.waitFor(other.id);

    expect(reported).toEqual([]);
    expect(await jobs.results.free.get(id)).toMatchObject({ state: "completed", result: undefined });
  },
} satisfies Behaviours;

interface Line {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string | undefined;
}

function linesLogger(): { readonly lines: readonly Line[]; readonly logger: Logger } {
  const lines: Line[] = [];
  const write =
    (level: Line["level"]) =>
    (fields: object, message?: string): void =>
      void lines.push({ level, fields, message });
  return {
    lines,
    logger: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
  };
}
