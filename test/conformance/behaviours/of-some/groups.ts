import { defineJob, defineManifest } from "jobwright";
import { type GroupCallOptions, OptionError } from "jobwright/runtime";
import { expect } from "vitest";
import * as z from "zod";
import { bindManifest } from "../../bind-manifest.ts";
import type { Behaviours, Stage } from "../../stage.ts";
import { until } from "../../until.ts";

/** Jobs that count together: of pg-boss and embedded. */
export const groups = {
  "groupConcurrency: no more of a group run at once than it says, over all workers, and all run": async (
    stage,
  ) => {
    const { client, worker } = await mails(stage, 2);
    await client.publishMany(
      Array.from({ length: 24 }, (_, index) => ({
        ...{ payload: { customer: `${index % 3}` }, options: { group: `${index % 3}` } },
      })),
    );
    const running = new Map<string, number>();
    const peaks = new Map<string, number>();
    let done = 0;
    const mail = async ({ payload }: { readonly payload: { readonly customer: string } }) => {
      const now = (running.get(payload.customer) ?? 0) + 1;
      running.set(payload.customer, now);
      peaks.set(payload.customer, Math.max(peaks.get(payload.customer) ?? 0, now));
      await new Promise((resolve) => setTimeout(resolve, 10));
      running.set(payload.customer, (running.get(payload.customer) ?? 0) - 1);
      done += 1;
    };
    for (const _ of [1, 2]) await worker({ handlers: { mail } }).start();

    await until(() => done === 24);
    expect(Object.fromEntries(peaks)).toEqual({ 0: 2, 1: 2, 2: 2 });
  },

  "group: a full group holds back neither other groups nor jobs without one": async (stage) => {
    const { client, worker } = await mails(stage, 1);
    const release = Promise.withResolvers<void>();
    const begun: string[] = [];
    for (const [customer, group] of [
      ["first of a", "a"],
      ["second of a", "a"],
      ["first of b", "b"],
      ["alone", undefined],
    ] as const) {
      await client.publish({ customer }, group === undefined ? {} : { group });
    }
    const mail = async ({ payload }: { readonly payload: { readonly customer: string } }) => {
      begun.push(payload.customer);
      await release.promise;
    };
    await worker({ handlers: { mail } }).start();

    await until(() => begun.length === 3);
    expect(begun.sort()).toEqual(["alone", "first of a", "first of b"]);
    release.resolve();
    await until(() => begun.includes("second of a"));
  },

  "group: of a job that has not opened it, and what is no text, are refused": async (stage) => {
    const { client, plain } = await mails(stage, 1);
    await expect(plain.publish({}, { group: "a" })).rejects.toThrow(OptionError);
    for (const group of ["", "a\0b", 5]) {
      const options: object = { group };
      await expect(client.publish({ customer: "a" }, options), String(group)).rejects.toThrow(OptionError);
    }
  },
} satisfies Behaviours;

async function mails(stage: Stage, groupConcurrency: number) {
  const jobs = [
    defineJob({ name: "mail", payload: z.object({ customer: z.string() }), options: { groupConcurrency } }),
    defineJob({ name: "plain", payload: z.object({}) }),
  ];
  const bound = await bindManifest(stage, defineManifest({ name: "mails", jobs }), "pg-boss");
  return {
    client: bound.client.job<{ readonly customer: string }, unknown, GroupCallOptions>("mail"),
    plain: bound.client.job<object, unknown, GroupCallOptions>("plain"),
    worker: (options: Parameters<typeof bound.worker>[0]) => bound.worker(options),
  };
}
