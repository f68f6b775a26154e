import { defineJob, defineManifest } from "jobwright";
import { connectWorker } from "jobwright/runtime";
import { expect } from "vitest";
import * as z from "zod";
import type { ClaimedJob, NewSchedule } from "../../../runtime/backend.ts";
import type { JsonObject } from "../../../schema/json.ts";
import { contractByHand, jobByHand, newJobByHand } from "../by-hand.ts";
import { quietLogger } from "../quiet-logger.ts";
import type { Behaviours, Stage } from "../stage.ts";
import { until } from "../until.ts";

const everyMinute = "* * * * *";
const onceAYear = "0 0 1 1 *";
const minute = { timeout: 95_000 };

const letters = jobByHand("letters");
const parcels = jobByHand("parcels");

/** Recurring jobs. Crons count in minutes, so each of these takes up to one. */
export const schedules = {
  "schedules.payload: a schedule makes a job with its payload and options when its time comes": async (
    stage,
  ) => {
    const claimed = await claims(stage);
    await stage.backend.reconcileSchedules("shop", [
      scheduleOf("letters", everyMinute, { to: "Ada" }, { attempts: 7 }),
    ]);

    await until(() => claimed.length > 0, minute);
    expect(claimed[0]).toMatchObject({ name: "letters", payload: { to: "Ada" }, attempt: 1, maxAttempts: 7 });
  },

  "schedules.cron: a new schedule runs first at its next time, not for one that is past": async (stage) => {
    const claimed = await claims(stage);
    await stage.backend.reconcileSchedules("shop", [scheduleOf("letters", everyMinute, {})]);
    const nextMinute = (Math.floor(Date.now() / 60_000) + 1) * 60_000;

    await until(() => claimed.length > 0, minute);
    expect(Number(claimed[0]?.createdAt)).toBeGreaterThanOrEqual(nextMinute);
  },

  "schedules.key: a changed schedule follows its new cron and payload": async (stage) => {
    const claimed = await claims(stage);
    await stage.backend.reconcileSchedules("shop", [scheduleOf("letters", onceAYear, { to: "nobody" })]);
    await stage.backend.reconcileSchedules("shop", [scheduleOf("letters", everyMinute, { to: "Ada" })]);

    await until(() => claimed.length > 0, minute);
    expect(claimed[0]?.payload).toEqual({ to: "Ada" });
  },

  "schedules: a schedule that is gone from its manifest makes no more jobs": async (stage) => {
    const claimed = await claims(stage);
    const [kept, gone] = [scheduleOf("letters", everyMinute, {}), scheduleOf("parcels", everyMinute, {})];
    await stage.backend.reconcileSchedules("shop", [kept, gone]);
    await stage.backend.reconcileSchedules("shop", [kept]);

    await until(() => claimed.length > 0, minute);
    await settled(stage, claimed);
    expect(claimed.map(({ name }) => name)).not.toContain("parcels");
  },

  "schedules: another manifest's schedules stay": async (stage) => {
    const claimed = await claims(stage);
    await stage.backend.reconcileSchedules("shop", [scheduleOf("letters", everyMinute, {})]);
    await stage.backend.reconcileSchedules("shop-two", [scheduleOf("parcels", everyMinute, {})]);
    await stage.backend.reconcileSchedules("shop-two", []);
    await stage.backend.reconcileSchedules("depot", [scheduleOf("parcels", onceAYear, {})]);

    await until(() => claimed.some(({ name }) => name === "letters"), minute);
  },

  "schedules.cron: a schedule reconciled again and by several workers makes one job for each time": async (
    stage,
  ) => {
    const claimed = await claims(stage);
    await claims(stage, claimed);
    await claims(stage, claimed);
    const schedule = scheduleOf("letters", everyMinute, {});
    await Promise.all([1, 2, 3].map(() => stage.backend.reconcileSchedules("shop", [schedule])));
    await stage.backend.reconcileSchedules("shop", [schedule]);

    await until(() => claimed.length > 0, minute);
    await settled(stage, claimed);
    const minutes = claimed.map(({ createdAt }) =>
      createdAt.toISOString().slice(0, "2030-01-01T00:00".length),
    );
    expect(minutes).toEqual([...new Set(minutes)]);
  },

  "schedules: a worker's start reconciles the schedules of its manifest": async ({ backend, onEnd }) => {
    const manifest = defineManifest({
      name: "by-hand",
      jobs: [defineJob({ name: "letters", payload: z.object({ to: z.string().default("nobody") }) })],
    });
    const schedule = { key: "hourly", cron: everyMinute, tz: "UTC", payload: {} };
    const contract = contractByHand(jobByHand("letters", { schedules: [schedule] }));
    const seen: unknown[] = [];
    const worker = connectWorker(
      { manifest, contract, handlers: {} },
      {
        ...{ backend, logger: quietLogger },
        handlers: { letters: ({ payload }: { readonly payload: unknown }) => seen.push(payload) },
      },
    );
    onEnd(() => worker.stop());
    await worker.start();

    await until(() => seen.length > 0, minute);
    expect(seen[0]).toEqual({ to: "nobody" });
  },

  "schedules.tz: a cron counts in its zone": async (stage) => {
    const claimed = await claims(stage);
    const ahead = (5 * 60 + 45) * 60_000;
    const there = [60_000, 120_000].map((later) => new Date(Date.now() + ahead + later));
    const minutes = there.map((time) => time.getUTCMinutes());
    const hours = new Set(there.map((time) => time.getUTCHours()));
    const soonThere = `${minutes} ${[...hours]} * * *`;
    await stage.backend.reconcileSchedules("shop", [
      scheduleOf("letters", soonThere, {}, { tz: "Asia/Kathmandu" }),
      scheduleOf("parcels", soonThere, {}),
    ]);

    await until(() => claimed.length > 0, minute);
    await settled(stage, claimed);
    expect(new Set(claimed.map(({ name }) => name))).toEqual(new Set(["letters"]));
  },

  "runOnce: a bounded pass works the job of a schedule that came due with no worker there": async (stage) => {
    await stage.backend.prepare(contractByHand(letters));
    await stage.backend.reconcileSchedules("shop", [scheduleOf("letters", everyMinute, { to: "Ada" })]);
    const due = (Math.floor(Date.now() / 60_000) + 1) * 60_000;
    await until(() => Date.now() > due, minute);

    const claimed: ClaimedJob[] = [];
    const pass = async (): Promise<boolean> => {
      const run = (job: ClaimedJob): Promise<unknown> => {
        claimed.push(job);
        return job.settle({ kind: "completed", result: undefined });
      };
      const consumer = await stage.consume([letters], run, { limit: Number.POSITIVE_INFINITY });
      await consumer.done;
      return claimed.length > 0;
    };
    await until(pass);
    expect(claimed).toMatchObject([{ payload: { to: "Ada" }, attempt: 1 }]);
  },
} satisfies Behaviours;

function scheduleOf(
  name: string,
  cron: string,
  payload: JsonObject,
  { attempts = 3, tz = "UTC" }: { readonly attempts?: number; readonly tz?: string } = {},
): NewSchedule {
  const { id: _id, startAt: _startAt, ...job } = newJobByHand(name, { payload, attempts });
  return { key: `${name}-key`, cron, tz, job };
}

/** What is claimed of both queues from now on. */
async function claims(stage: Stage, claimed: ClaimedJob[] = []): Promise<ClaimedJob[]> {
  await stage.consume([letters, parcels], async (job) => {
    await job.settle({ kind: "completed", result: undefined });
    claimed.push(job);
  });
  return claimed;
}

/** Jobs that are due at one moment may come some seconds apart, in milliseconds. */
const stragglers = 5_000;

/** Waits until what is due now has been claimed in both queues: jobs that are due a little later have been. */
async function settled({ backend }: Stage, claimed: ClaimedJob[]): Promise<void> {
  const startAt = new Date(Date.now() + stragglers);
  const marks = [newJobByHand("letters", { startAt }), newJobByHand("parcels", { startAt })];
  const isMark = ({ id }: { readonly id: string }) => marks.some((mark) => mark.id === id);
  await backend.enqueue(marks);
  await until(() => claimed.filter(isMark).length === marks.length);
  claimed.splice(0, claimed.length, ...claimed.filter((job) => !isMark(job)));
}
