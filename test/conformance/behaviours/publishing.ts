import { OptionError, PayloadError } from "jobwright/runtime";
import { expect } from "vitest";
import { runWaiting } from "../run-waiting.ts";
import type { Behaviours } from "../stage.ts";

/** What `publish`, `publishMany` and `schedule` of a generated client do. */
export const publishing = {
  "publish: publish gives the id of a job that waits": async ({ jobs }) => {
    const receipt = await jobs.limits.free.publish({ number: 1 });

    expect(receipt).toEqual({ id: expect.stringMatching(uuid), deduplicated: false });
    expect(await jobs.limits.free.get(receipt.id)).toMatchObject({
      state: "waiting",
      payload: { number: 1 },
    });
  },

  "publishMany: publishMany gives receipts in the order of its entries": async ({ jobs }) => {
    const entries = Array.from({ length: 50 }, (_, number) => ({ payload: { number } }));

    const receipts = await jobs.limits.free.publishMany(entries);

    const stored = await Promise.all(receipts.map(({ id }) => jobs.limits.free.get(id)));
    expect(stored.map((job) => job?.payload)).toEqual(entries.map(({ payload }) => payload));
  },

  "at least once: every job of a bulk is run once": async ({ jobs, worker }) => {
    await jobs.limits.free.publishMany(Array.from({ length: 500 }, (_, number) => ({ payload: { number } })));
    const seen: number[] = [];
    const once = worker(
      { "limits.free": ({ payload }) => void seen.push(payload.number) },
      { concurrency: 50 },
    );

    expect(await once.runOnce({ jobs: ["limits.free"] })).toMatchObject({ completed: 500 });
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, number) => number));
  },

  "publishMany: publishMany with one invalid payload enqueues nothing and says which": async ({
    jobs,
    worker,
  }) => {
    const entries = [{ payload: { number: 1 } }, { payload: { number: 2.5 } }, { payload: { number: 3 } }];

    const refused = jobs.limits.free.publishMany(entries);

    await expect(refused).rejects.toThrow(PayloadError);
    await expect(refused).rejects.toMatchObject({ violations: [{ path: "[1].number" }] });
    expect(await runWaiting({ worker }, "limits.free")).toBe(0);
  },

  "publishMany: publishMany of nothing and of more than 50,000": async ({ jobs, worker }) => {
    expect(await jobs.limits.free.publishMany([])).toEqual([]);
    const tooMany = Array.from({ length: 50_001 }, (_, number) => ({ payload: { number } }));
    await expect(jobs.limits.free.publishMany(tooMany)).rejects.toThrow(OptionError);
    expect(await runWaiting({ worker }, "limits.free")).toBe(0);
  },

  "schedule: a router's schedule publishes one of its tasks, with options": async ({ jobs }) => {
    const now = await jobs.limits.schedule({ task: "free", input: { number: 1 } });
    const later = await jobs.limits.schedule({
      ...{ task: "pairs", input: { number: 2 }, options: { delay: "10m" } },
    });

    expect(await jobs.limits.free.get(now.id)).toMatchObject({ state: "waiting", payload: { number: 1 } });
    expect(await jobs.limits.pairs.get(later.id)).toMatchObject({ state: "delayed", payload: { number: 2 } });
  },

  "OptionError: an unknown option of a call is refused and nothing enqueued": async ({ jobs, worker }) => {
    const misspelt: object = { dealy: "5s" };

    await expect(jobs.limits.free.publish({ number: 1 }, misspelt)).rejects.toThrow(OptionError);
    await expect(jobs.limits.free.publish({ number: 1 }, misspelt)).rejects.toThrow("dealy");
    expect(await runWaiting({ worker }, "limits.free")).toBe(0);
  },

  "OptionError: options that the job does not open are refused": async ({ jobs, worker }) => {
    const notOpened: readonly object[] = [{ priority: 1 }, { dedupe: { key: "k" } }];
    for (const options of notOpened) {
      await expect(jobs.limits.free.publish({ number: 1 }, options)).rejects.toThrow(OptionError);
    }
    expect(await runWaiting({ worker }, "limits.free")).toBe(0);
  },

  "OptionError: option values out of range are refused": async ({ jobs, worker }) => {
    const outOfRange: readonly object[] = [
      ...[
        { attempts: 0 },
        { attempts: 1.5 },
        { delay: -1 },
        { delay: "soon" },
        { delay: new Date(Number.NaN) },
      ],
      ...[{ priority: 1001 }, { priority: -1001 }, { priority: 0.5 }],
    ];
    for (const options of outOfRange) {
      await expect(jobs["ranked-job"].publish({ rank: "a" }, options)).rejects.toThrow(OptionError);
    }
    expect(await runWaiting({ worker }, "ranked-job")).toBe(0);
  },

  "attempts: attempts of the call replace the manifest's": async ({ jobs, work }) => {
    const { id } = await jobs.retries.fixed.publish({}, { attempts: 1 });
    await work({
      "retries.fixed": () => {
        throw new Error("no luck");
      },
    });

    await expect(jobs.retries.fixed.waitFor(id)).rejects.toThrow("no luck");
    expect(await jobs.retries.fixed.get(id)).toMatchObject({ state: "failed", attempt: 1 });
  },

  "publish: a payload that its caller changes after the call travels as it was": async ({ jobs }) => {
    const payload = { number: 1 };
    const ofClass = new Numbered();
    const publishing = [payload, ofClass].map((one) => jobs.limits.free.publish(one));
    const publishingMany = jobs.limits.free.publishMany([{ payload }, { payload: ofClass }]);
    payload.number = 2.5;
    ofClass.number = 2.5;
    const receipts = [...(await Promise.all(publishing)), ...(await publishingMany)];

    const stored = await Promise.all(receipts.map(({ id }) => jobs.limits.free.get(id)));
    expect(stored.map((job) => job?.payload.number)).toEqual([1, 7, 1, 7]);
  },

  "$close: a closed client publishes nothing": async ({ jobs }) => {
    await jobs.$close();

    await expect(jobs.limits.free.publish({ number: 1 })).rejects.toThrow("closed");
  },
} satisfies Behaviours;

/** Travels by way of its JSON text: it is no plain object. */
class Numbered {
  number = 7;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
