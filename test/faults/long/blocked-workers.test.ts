import { expect, test } from "vitest";
import { until } from "../../conformance/until.ts";
import { account, untilWorkedOff } from "../account.ts";
import { Ledger } from "../ledger.ts";
import { sharedPlace } from "../places.ts";
import { startPublisher, startWorker } from "../programs/start-program.ts";
import { record } from "../report.ts";

/** Longer than the lease, and than the others take to notice. */
const milliseconds = 25_000;
const jobs = 300;

test.for(["pg-boss", "bullmq"] as const)(
  "a worker that is blocked beyond its lease loses its jobs to others, and what it ends later is dropped: %s",
  { timeout: 120_000 },
  async (kind) => {
    const address = await sharedPlace(kind);
    const ledger = new Ledger();
    const publishing = { address, from: 0, pause: 0, most: jobs, attempts: 5 };
    expect(await startPublisher(publishing, ledger).ended).toBe(0);
    const settings = { address, concurrency: 5, jobTime: 100, drain: 10_000 };

    // The first block is in a worker that is alone, so that it is certain whose it is.
    const blocked = await startWorker({ ...settings, blocking: { number: 0, milliseconds } }, ledger);
    await until(() => ledger.runs.has(0));
    const began = ledger.runs.get(0)?.[0]?.startedAt ?? 0;
    const others = [await startWorker(settings, ledger), await startWorker(settings, ledger)];
    await until(() => (ledger.runs.get(0)?.length ?? 0) > 1, { timeout: 30_000, what: "job 0 runs again" });
    await blocked.said("unblocked");
    await untilWorkedOff(address, 60_000);
    for (const worker of [blocked, ...others]) {
      expect(worker.isAlive).toBe(true);
      worker.kill("SIGTERM");
      expect(await worker.ended).toBe(0);
    }

    const hit = [...ledger.runs.values()].filter((runs) => runs.length > 1);
    const elsewhere = hit.map((runs) => runs.find(({ pid }) => pid !== blocked.pid));
    const again = elsewhere.map((run) => (run?.startedAt ?? 0) - began);
    const result = await account(address, ledger);
    record({ fault: `event loop blocked for ${milliseconds / 1_000} s`, backend: kind, ...result, again });
    // Only what the blocked worker held runs again, and once.
    expect(hit.length).toBeLessThanOrEqual(settings.concurrency);
    expect(result.startedAgain).toBe(hit.length);
    expect(result).toMatchObject({ published: jobs, completed: jobs, failed: 0, waiting: 0 });
  },
);

test("jobs of an embedded backend stay with its process, however long that is blocked", async () => {
  const address = await sharedPlace("embedded");
  const ledger = new Ledger();
  const settings = { address, concurrency: 5, jobTime: 100, drain: 10_000 };
  const worker = await startWorker(
    {
      ...settings,
      blocking: { number: 10, milliseconds },
      alsoPublish: { from: 0, pause: 0, most: 100, attempts: 5 },
    },
    ledger,
  );
  await until(() => ledger.finished === 100, { timeout: 90_000, what: "all jobs have ended" });
  worker.kill("SIGTERM");
  expect(await worker.ended).toBe(0);

  const result = await account(address, ledger);
  record({ fault: `event loop blocked for ${milliseconds / 1_000} s`, backend: "embedded", ...result });
  expect(result).toMatchObject({ published: 100, completed: 100, startedAgain: 0 });
}, 120_000);
