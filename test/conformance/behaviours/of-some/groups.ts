import { defineJob, defineManifest, defineRouter } from "jobwright";
import { type GroupCallOptions, OptionError } from "jobwright/runtime";
import { expect } from "vitest";
import * as z from "zod";
import { bindManifest } from "../../bind-manifest.ts";
import { crowdCounter } from "../../crowd-counter.ts";
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
  "precedence: groupConcurrency of the job, else of its router, of the manifest; false closes it": async (
    stage,
  ) => {
    const { client, worker } = await bindManifest(stage, layers, "pg-boss");
    const queue = (name: string) => client.job<object, unknown, GroupCallOptions>(name);
    const entry = { payload: {}, options: { group: "a" } };
    const bounds = { ofManifest: 1, "inner.ofRouter": 2, "inner.ofJob": 3 };
    for (const name of Object.keys(bounds)) await queue(name).publishMany(Array(4).fill(entry));
    const crowds = Object.entries(bounds).map(([name, bound]) => [name, crowdCounter(bound)] as const);
    const handlers = Object.fromEntries(crowds.map(([name, { enter }]) => [name, enter]));
    await worker({ handlers }).start();
    for (const name of Object.keys(bounds)) {
      await until(async () => (await queue(name).counts()).completed === 4);
    }

    expect(Object.fromEntries(crowds.map(([name, { largest }]) => [name, largest()]))).toEqual(bounds);
    await expect(queue("inner.closed").publish({}, { group: "a" })).rejects.toThrow(OptionError);
  },
} satisfies Behaviours;

const payload = z.object({});
const layers = defineManifest({
  name: "layers",
  options: { groupConcurrency: 1 },
  jobs: [defineJob({ name: "ofManifest", payload })],
  routers: [
    defineRouter({
      namespace: "inner",
      options: { groupConcurrency: 2 },
      jobs: {
        ofRouter: defineJob({ payload }),
        ofJob: defineJob({ payload, options: { groupConcurrency: 3 } }),
        closed: defineJob({ payload, options: { groupConcurrency: false } }),
      },
    }),
  ],
});

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
