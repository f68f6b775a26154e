import { expect, onTestFinished } from "vitest";
import { type Address, openBackend } from "../conformance/backends.ts";
import { createJobs } from "../conformance/generated/index.ts";
import { until } from "../conformance/until.ts";
import { Ledger } from "./ledger.ts";
import { sharedPlace } from "./places.ts";
import { insertPoison, isPoison, readPoison } from "./poison.ts";
import { startWorker } from "./programs/start-program.ts";
import { record } from "./report.ts";

const healthy = 100;

/** Puts so many jobs whose payload does not fit between healthy ones, and has a worker work them all. */
export async function poisonQueue(kind: Address["kind"], poisoned: number): Promise<void> {
  const address = await sharedPlace(kind);
  const ledger = new Ledger();
  await publish(address, ledger, 0);
  await insertPoison(address, poisoned);
  await publish(address, ledger, healthy);

  const worker = await startWorker({ address, concurrency: 20, jobTime: 0, drain: 10_000 }, ledger);
  await until(() => ledger.finished === 2 * healthy, { timeout: 100_000, what: "healthy jobs have run" });
  expect(worker.isAlive).toBe(true);
  worker.kill("SIGTERM");
  expect(await worker.ended).toBe(0);

  const poison = await readPoison(address);
  expect(poison).toHaveLength(poisoned);
  const asItShouldBe = poison.filter(
    ({ state, payload, runs, error }) =>
      state === "failed" && runs === 1 && error === "PayloadError" && isPoison(payload),
  );
  expect(poison.filter((one) => !asItShouldBe.includes(one))).toEqual([]);
  expect(ledger.runs.size).toBe(2 * healthy);
  record({
    ...{ fault: `${poisoned} poison payloads`, backend: kind, published: poisoned + 2 * healthy },
    ...{ unsure: 0, unsureStored: 0, completed: 2 * healthy, failed: poisoned, waiting: 0 },
    ...{ startedAgain: 0, finishedTwice: 0 },
  });
}

async function publish(address: Address, ledger: Ledger, from: number): Promise<void> {
  const backend = openBackend(address);
  onTestFinished(() => backend.close());
  const entries = Array.from({ length: healthy }, (_, index) => ({ payload: { number: from + index } }));
  await createJobs({ backend }).limits.free.publishMany(entries);
  for (const { payload } of entries) ledger.accepted.set(payload.number, Date.now());
  await backend.close();
}
