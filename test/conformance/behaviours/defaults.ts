import { defineJob, defineManifest, type SharedOptions } from "jobwright";
import { connectClient, connectWorker, OptionError, RetryError } from "jobwright/runtime";
import { expect } from "vitest";
import * as z from "zod";
import { bindManifest } from "../bind-manifest.ts";
import { contractByHand } from "../by-hand.ts";
import type { Behaviours, Stage } from "../stage.ts";
import { until } from "../until.ts";

/** What holds where nobody says anything, how times are written, and what the worker's own manifest decides. */
export const defaults = {
  "defaults: a job has three attempts, and waits 1 s after the first and 2 s after the second": async (
    stage,
  ) => {
    const { client, delays } = await failing(stage, {}, ({ attempt }) => {
      if (attempt === 1) throw new RetryError("the first wait is not waited for", { after: 0 });
      throw new Error("again");
    });
    await client.publish({});
    expect(await delays(2)).toEqual([0, 2_000]);

    const other = await failing(stage, {}, () => {
      throw new Error("at once");
    });
    const { id } = await other.client.publish({});
    expect(await other.delays(1)).toEqual([1_000]);
    expect(await other.attempts(id)).toBe(3);
  },

  "defaults: jobs have no priority and no dedupe": async (stage) => {
    const { client } = await failing(stage, {}, () => {});
    for (const options of [{ priority: 0 }, { dedupe: { key: "k" } }]) {
      await expect(client.publish({}, options)).rejects.toThrow(OptionError);
    }
    const first = await client.publish({});
    const second = await client.publish({});

    expect(second).toMatchObject({ deduplicated: false });
    expect(second.id).not.toBe(first.id);
  },

  "duration: a number is milliseconds, and a text has one of five units": async (stage) => {
    const texts = [0, 1_500, "500ms", "5s", "1.5s", "10m", "2h", "7d"] as const;
    const { client, delays } = await failing(stage, { attempts: 100 }, ({ payload }) => {
      throw new RetryError("later", { after: texts[payload.number ?? 0] ?? 0 });
    });
    const longest = texts.slice(1);
    for (const [index] of longest.entries()) await client.publish({ number: index + 1 });

    const milliseconds = [500, 1_500, 1_500, 5_000, 600_000, 7_200_000, 604_800_000];
    const seen = await delays(milliseconds.length);
    expect([...seen.slice(0, milliseconds.length)].sort((a, b) => a - b)).toEqual(milliseconds);
  },

  "duration: anything else is refused": async (stage) => {
    const { client } = await failing(stage, {}, () => {});
    const none: readonly unknown[] = [
      "5",
      "5 s",
      "-5s",
      "1h30m",
      "5w",
      "",
      "0.5ms",
      -1,
      0.5,
      Number.NaN,
      null,
      {},
    ];
    for (const delay of none) {
      const options: object = { delay };
      await expect(client.publish({}, options), String(delay)).rejects.toThrow("duration");
    }
    expect(await client.counts()).toMatchObject({ waiting: 0, delayed: 0 });
  },

  "backoff: jitter takes off up to its share, at random": async (stage) => {
    const backoff = { type: "fixed", delay: 1_000_000, jitter: 0.5 } as const;
    const { client, delays } = await failing(stage, { backoff }, () => {
      throw new Error("again");
    });
    await client.publishMany(Array.from({ length: 10 }, () => ({ payload: {} })));

    const seen = await delays(10);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(500_000);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1_000_000);
    expect(new Set(seen).size).toBeGreaterThan(1);
  },

  "backoff: that of the worker's manifest, for jobs published before it changed": async (stage) => {
    const old = await bindJob(stage, { backoff: { type: "fixed", delay: "9h" } });
    await old.client.job("failing").publish({});
    const { delays } = await failing(stage, { backoff: { type: "fixed", delay: "4h" } }, () => {
      throw new Error("again");
    });

    expect(await delays(1)).toEqual([4 * 3_600_000]);
  },

  "timeout: that of the worker's manifest, for jobs published before it changed": async (stage) => {
    const old = await bindJob(stage, { timeout: "1h", attempts: 1 });
    const { id } = await old.client.job("failing").publish({});
    const { client } = await failing(stage, { timeout: 60 }, () => new Promise(() => {}));

    await expect(client.waitFor(id)).rejects.toMatchObject({ error: { name: "AttemptTimeoutError" } });
  },

  "attempts: those of the publish, whatever the worker's manifest says now": async (stage) => {
    const old = await bindJob(stage, { attempts: 2, backoff: { type: "fixed", delay: 1 } });
    const { id } = await old.client.job("failing").publish({});
    const { client, attempts } = await failing(
      stage,
      { attempts: 9, backoff: { type: "fixed", delay: 1 } },
      () => {
        throw new Error("again");
      },
    );

    await expect(client.waitFor(id)).rejects.toThrow("again");
    expect(await attempts(id)).toBe(2);
  },

  "target: code for another backend's target takes no backend of this one": async ({ backend }) => {
    const target = backend.kind === "bullmq" ? "pg-boss" : "bullmq";
    const contract = { ...contractByHand(), target } as const;
    const manifest = defineManifest({ name: "by-hand" });

    expect(() => connectClient(manifest, contract, { backend })).toThrow(OptionError);
    expect(() => connectWorker({ manifest, contract, handlers: {} }, { backend })).toThrow(OptionError);
  },

  "worker.backend: what is no backend is refused, by client and worker": async () => {
    const manifest = defineManifest({ name: "by-hand" });
    for (const backend of [undefined, null, "redis://127.0.0.1", {}]) {
      // As a program without types would call it.
      const options = { backend } as never;
      expect(() => connectClient(manifest, contractByHand(), options)).toThrow(OptionError);
      const bindings = { manifest, contract: contractByHand(), handlers: {} };
      expect(() => connectWorker(bindings, options)).toThrow(OptionError);
    }
  },
} satisfies Behaviours;

const payload = z.object({ number: z.int().optional() });

function bindJob(stage: Stage, options: SharedOptions) {
  const jobs = [defineJob({ name: "failing", payload, options })];
  return bindManifest(stage, defineManifest({ name: "defaults", jobs }));
}

interface Run {
  readonly payload: { readonly number?: number };
  readonly attempt: number;
}

/** A job with a worker at work, and the waits that were decided for it. */
async function failing(stage: Stage, options: SharedOptions, run: (run: Run) => unknown) {
  const { client: connection, worker } = await bindJob(stage, options);
  const client = connection.job<Run["payload"], unknown, object>("failing");
  const waits: number[] = [];
  const most = new Map<string, number>();
  const started = worker({
    handlers: {
      failing: ({
        payload,
        job,
      }: Run & {
        readonly job: { readonly id: string; readonly attempt: number; readonly maxAttempts: number };
      }) => {
        most.set(job.id, job.maxAttempts);
        return run({ payload, attempt: job.attempt });
      },
    },
    hooks: { onRetry: ({ delay }: { readonly delay: number }) => void waits.push(delay) },
  });
  await started.start();
  return {
    client,
    /** Once there are so many. */
    delays: async (count: number) => {
      await until(() => waits.length >= count);
      await started.stop();
      return waits;
    },
    attempts: async (id: string) => most.get(id),
  };
}
