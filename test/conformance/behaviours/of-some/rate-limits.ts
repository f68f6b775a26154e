import { defineJob, defineManifest } from "jobwright";
import { expect } from "vitest";
import * as z from "zod";
import { bindManifest } from "../../bind-manifest.ts";
import type { Behaviours } from "../../stage.ts";
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

  "schedules.every: one job at each multiple, over two workers": async (stage) => {
    const pulse = defineJob({
      ...{ name: "pulse", payload },
      options: { schedules: [{ key: "second", every: "1s", payload: {} }] },
    });
    const { worker } = await bindManifest(stage, defineManifest({ name: "pulses", jobs: [pulse] }), "bullmq");
    const seconds: number[] = [];
    const handlers = { pulse: () => void seconds.push(Math.floor(Date.now() / 1_000)) };
    for (const _ of [1, 2]) await worker({ handlers }).start();

    await until(() => seconds.length >= 3);
    expect(seconds).toEqual(seconds.map((_, index) => (seconds[0] ?? 0) + index));
  },

  "schedules.cron: a sixth field counts seconds": async (stage) => {
    const pulse = defineJob({
      ...{ name: "pulse", payload },
      options: { schedules: [{ key: "even", cron: "*/2 * * * * *", payload: {} }] },
    });
    const { worker } = await bindManifest(stage, defineManifest({ name: "pulses", jobs: [pulse] }), "bullmq");
    const seconds: number[] = [];
    await worker({ handlers: { pulse: () => void seconds.push(Math.floor(Date.now() / 1_000)) } }).start();

    await until(() => seconds.length >= 2);
    expect(seconds.map((second) => second % 2)).toEqual(seconds.map(() => 0));
  },
} satisfies Behaviours;
