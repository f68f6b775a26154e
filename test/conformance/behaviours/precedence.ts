import { defineJob, defineManifest, defineRouter, type Manifest, type SharedOptions } from "jobwright";
import { expect } from "vitest";
import * as z from "zod";
import { type Bound, bindManifest } from "../bind-manifest.ts";
import { crowdCounter } from "../crowd-counter.ts";
import type { Behaviours, Stage } from "../stage.ts";
import { until } from "../until.ts";

const [ofManifest, ofRouter, ofJob] = ["of-manifest", "inner.ofRouter", "inner.ofJob"] as const;
const names = [ofManifest, ofRouter, ofJob];

/** Which of the places that give an option decides it. */
export const precedence = {
  "precedence: attempts of the call, else of the job, of its router, of the manifest": async (stage) => {
    const bound = await layered(stage, { attempts: 2 }, { attempts: 3 }, { attempts: 4 });
    for (const name of names) await job(bound, name).publish({ text: "" });
    for (const name of names) await job(bound, name).publish({ text: "" }, { attempts: 5 });
    const seen: string[] = [];
    await workAll(bound, (input) => void seen.push(`${input.job.name} ${input.job.maxAttempts}`));

    const expected = [`${ofManifest} 2`, `${ofRouter} 3`, `${ofJob} 4`, ...names.map((name) => `${name} 5`)];
    expect(seen.sort()).toEqual(expected.sort());
  },

  "precedence: backoff of the job, else of its router, of the manifest, each as a whole": async (stage) => {
    const bound = await layered(
      stage,
      { backoff: { type: "exponential", delay: "1h", max: "2h" } },
      { backoff: { type: "fixed", delay: "3h" } },
      { backoff: { type: "exponential", delay: "5h" } },
    );
    for (const name of names) await job(bound, name).publish({ text: "" });
    const hours: Record<string, number> = {};
    const onRetry = (event: { readonly delay: number; readonly job: { readonly name: string } }): void => {
      hours[event.job.name] = event.delay / 3_600_000;
    };
    await workAll(bound, fail, { onRetry });

    expect(hours).toEqual({ [ofManifest]: 1, [ofRouter]: 3, [ofJob]: 5 });
  },

  "precedence: timeout of the job, else of its router, of the manifest": async (stage) => {
    const bound = await layered(stage, { timeout: 50, attempts: 1 }, { timeout: 100 }, { timeout: 150 });
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, (await job(bound, name).publish({ text: "" })).id);
    await workAll(bound, () => new Promise(() => {}));

    for (const [index, name] of names.entries()) {
      const record = await job(bound, name).get(ids.get(name) ?? "");
      expect(record?.error?.message).toContain(`${50 * (index + 1)} ms`);
    }
  },

  "precedence: priority of the call, else of the job, of its router, of the manifest": async (stage) => {
    const levels = { [ofManifest]: 50, [ofRouter]: -50, [ofJob]: 0 };
    const bound = await layered(stage, { priority: 50 }, { priority: -50 }, { priority: true });
    for (const [name, level] of Object.entries(levels)) {
      for (const priority of [level - 1, undefined, level + 1]) {
        await job(bound, name).publish(
          { text: `${priority ?? "own"}` },
          priority === undefined ? {} : { priority },
        );
      }
    }
    for (const [name, level] of Object.entries(levels)) {
      const order: string[] = [];
      await workAll(bound, ({ payload }) => void order.push(payload.text), {}, [name]);
      expect(order, name).toEqual([`${level + 1}`, "own", `${level - 1}`]);
    }
  },

  "precedence: a job closes the priorities that its router opened": async (stage) => {
    const bound = await layered(stage, {}, { priority: 5 }, { priority: false });
    await job(bound, ofRouter).publish({ text: "" }, { priority: 1 });

    await expect(job(bound, ofJob).publish({ text: "" }, { priority: 1 })).rejects.toThrow("priority: true");
  },

  "precedence: concurrency of the job, else of its router, of the manifest": async (stage) => {
    const bound = await layered(stage, { concurrency: 1 }, { concurrency: 2 }, { concurrency: 3 });
    for (const name of names) {
      await job(bound, name).publishMany([1, 2, 3, 4].map((number) => ({ payload: { text: `${number}` } })));
    }
    const crowds = names.map((name, index) => [name, crowdCounter(index + 1)] as const);
    const handlers = Object.fromEntries(crowds.map(([name, { enter }]) => [name, enter]));
    await bound.worker({ handlers }).runOnce();

    expect(crowds.map(([, crowd]) => crowd.largest())).toEqual([1, 2, 3]);
  },

  "precedence: each part of keep is that of the job, else of its router, of the manifest": async (stage) => {
    const gone = { completed: 0, failed: 0 };
    const bound = await layered(
      stage,
      { keep: gone, attempts: 1 },
      { keep: { completed: "1d" } },
      { keep: { failed: "1d" } },
    );
    const ids = new Map<string, string>();
    for (const text of ["completed", "failed"]) {
      for (const name of names) ids.set(`${name} ${text}`, (await job(bound, name).publish({ text })).id);
    }
    await workAll(bound, ({ payload }) => {
      if (payload.text === "failed") throw new Error("as asked");
    });

    const kept = async (): Promise<readonly string[]> => {
      const found = await Promise.all(
        [...ids].map(async ([key, id]) => ((await job(bound, key.split(" ")[0] ?? "").get(id)) ? [key] : [])),
      );
      return found.flat().sort();
    };
    const expected = [`${ofRouter} completed`, `${ofJob} completed`, `${ofJob} failed`].sort();
    await until(async () => (await kept()).length <= expected.length);
    expect(await kept()).toEqual(expected);
  },
} satisfies Behaviours;

const payload = z.object({ text: z.string() });

function layered(
  stage: Stage,
  manifest: SharedOptions,
  router: SharedOptions,
  own: SharedOptions,
): Promise<Bound> {
  const layers: Manifest = defineManifest({
    name: "layered",
    options: manifest,
    jobs: [defineJob({ name: ofManifest, payload })],
    routers: [
      defineRouter({
        namespace: "inner",
        options: router,
        jobs: { ofRouter: defineJob({ payload }), ofJob: defineJob({ payload, options: own }) },
      }),
    ],
  });
  return bindManifest(stage, layers);
}

interface Input {
  readonly payload: z.infer<typeof payload>;
  readonly job: { readonly name: string; readonly maxAttempts: number };
}

function job({ client }: Bound, name: string) {
  return client.job<Input["payload"], undefined, { readonly attempts?: number; readonly priority?: number }>(
    name,
  );
}

/** Works what is ready, one job after the other. */
async function workAll(
  { worker }: Bound,
  handler: (input: Input) => unknown,
  hooks: object = {},
  jobs: readonly string[] = ["*"],
): Promise<void> {
  const handlers = Object.fromEntries(names.map((name) => [name, handler]));
  await worker({ handlers, hooks, concurrency: 1 }).runOnce({ jobs });
}

function fail(): never {
  throw new Error("as asked");
}
