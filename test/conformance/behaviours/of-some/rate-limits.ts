import { defineJob, defineManifest, defineRouter, type ScheduleOptions } from "jobwright";
import { expect } from "vitest";
import * as z from "zod";
import { bindManifest } from "../../bind-manifest.ts";
import type { Behaviours, Stage } from "../../stage.ts";
import { until } from "../../until.ts";

const payload = z.object({});

/** Limits over all workers, and times shorter than a minute: of BullMQ. */
export const rateLimits = {
  "rateLimit: no more jobs start in a window than it says, over two workers, and all run": async (stage) => {
    const limited = defineJob({ name: "limited", payload, options: { rateLimit: { max: 3, per: 600 } } });
    const { client, worker } = await bindManifest(
      stage,
      defineManifest({ name: "limits", jobs: [limited] }),
      "bullmq",
    );
    await client
      .job<object, unknown, object>("limited")
      .publishMany(Array.from({ length: 8 }, () => ({ payload: {} })));
    const starts: number[] = [];
    const handlers = { limited: () => void starts.push(Date.now()) };
    for (const _ of [1, 2]) await worker({ handlers }).start();

    await until(() => starts.length === 8);
    const [first = 0, , , fourth = 0, , , seventh = 0] = starts.sort((a, b) => a - b);
    // Starts are noted by the handler, some milliseconds after the claim that counts.
    expect(fourth - first).toBeGreaterThan(500);
    expect(seventh - fourth).toBeGreaterThan(500);
  },

  "precedence: rateLimit of the job, else of its router, of the manifest; false takes it off": async (
    stage,
  ) => {
    const { client, worker } = await bindManifest(stage, layers, "bullmq");
    const names = ["ofManifest", "inner.ofRouter", "inner.ofJob", "inner.free"];
    for (const name of names) {
      await client.job<object, unknown, object>(name).publishMany(Array(4).fill({ payload: {} }));
    }
    const starts: Record<string, number> = {};
    const count = ({ job }: { readonly job: { readonly name: string } }): void => {
      starts[job.name] = (starts[job.name] ?? 0) + 1;
    };
    // A bounded pass ends where a limit holds.
    await worker({ handlers: Object.fromEntries(names.map((name) => [name, count])) }).runOnce();

    expect(starts).toEqual({ ofManifest: 1, "inner.ofRouter": 2, "inner.ofJob": 3, "inner.free": 4 });
  },

  "schedules.every: one job at each multiple, over two workers": async (stage) => {
    const pulses = await pulsesOf(stage, { key: "second", every: "1s", payload: {} });

    await until(() => pulses.length >= 5);
    expect(span(pulses.slice(0, 5))).toBeGreaterThan(3_000);
  },

  "schedules.cron: a sixth field counts seconds": async (stage) => {
    const pulses = await pulsesOf(stage, { key: "even", cron: "*/2 * * * * *", payload: {} });

    await until(() => pulses.length >= 3);
    expect(span(pulses.slice(0, 3))).toBeGreaterThan(3_000);
  },
} satisfies Behaviours;

const layers = defineManifest({
  name: "layers",
  options: { rateLimit: { max: 1, per: "1h" } },
  jobs: [defineJob({ name: "ofManifest", payload })],
  routers: [
    defineRouter({
      namespace: "inner",
      options: { rateLimit: { max: 2, per: "1h" } },
      jobs: {
        ofRouter: defineJob({ payload }),
        ofJob: defineJob({ payload, options: { rateLimit: { max: 3, per: "1h" } } }),
        free: defineJob({ payload, options: { rateLimit: false } }),
      },
    }),
  ],
});

/** When two workers ran the jobs of a schedule, from now on. */
async function pulsesOf(
  stage: Stage,
  schedule: ScheduleOptions<Record<string, never>>,
): Promise<readonly number[]> {
  const pulse = defineJob({ name: "pulse", payload, options: { schedules: [schedule] } });
  const { worker } = await bindManifest(stage, defineManifest({ name: "pulses", jobs: [pulse] }), "bullmq");
  const times: number[] = [];
  const handlers = { pulse: () => void times.push(Date.now()) };
  for (const _ of [1, 2]) await worker({ handlers }).start();
  return times;
}

/** Milliseconds from the first to the last; the first may have been late. */
function span(times: readonly number[]): number {
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}
