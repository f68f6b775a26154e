import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { until } from "../conformance/until.ts";
import { account } from "./account.ts";
import { Ledger } from "./ledger.ts";
import { folderOf, sharedPlace } from "./places.ts";
import { startFilling, startWorker } from "./programs/start-program.ts";
import { record } from "./report.ts";
import { storedJobs } from "./stored-jobs.ts";

/** 20 MB: more than Postgres's own files of the write-ahead log have. */
const fullAt = 40_000;

test("a disk that is full refuses jobs, loses none that was accepted, and the folder opens again", {
  timeout: 120_000,
}, async () => {
  const address = await sharedPlace("embedded");
  const ledger = new Ledger();
  const filling = startFilling({ address, from: 0, bytes: 400_000, most: 200 }, ledger, fullAt);
  expect(await filling.ended).toBe(0);
  expect(ledger.accepted.size).toBeGreaterThan(10);
  const full = expect.stringMatching(
    `BackendError: The folder ${folderOf(address)} cannot be written: .*File too large\\. .*the space on its disk`,
  );
  expect([...ledger.refused.values()]).toEqual(Array(3).fill(full));
  expect(await storedJobs(address)).toHaveLength(ledger.accepted.size);

  const settings = { address, concurrency: 5, jobTime: 0, drain: 5_000 };
  const alsoPublish = { from: 1_000, pause: 0, most: 5, attempts: 3 };
  const worker = await startWorker({ ...settings, alsoPublish }, ledger);
  await worker.said("published");
  await until(() => ledger.finished === ledger.accepted.size, { timeout: 60_000 });
  worker.kill("SIGTERM");
  expect(await worker.ended).toBe(0);

  const result = await account(address, ledger);
  record({ fault: "disk full", backend: "embedded", ...result });
  expect(result).toMatchObject({ completed: ledger.accepted.size, failed: 0, waiting: 0, startedAgain: 0 });
});

test("a folder that cannot be written is named, and nothing is accepted", { timeout: 120_000 }, async () => {
  const folder = folderOf(await sharedPlace("embedded"));
  const dir = join(folder, "jobs");
  await chmod(folder, 0o755);
  await mkdir(dir, { mode: 0o555 });
  const ledger = new Ledger();
  // Root may write everywhere.
  const user = process.getuid?.() === 0 ? { user: 65_534 } : {};
  const address = { kind: "embedded", dir } as const;
  const filling = startFilling({ address, from: 0, bytes: 10, most: 3, ...user }, ledger);

  expect(await filling.ended).toBe(0);
  expect(ledger.accepted.size).toBe(0);
  const refusal = expect.stringMatching(
    `BackendError: The folder ${dir} cannot be written: EACCES: .*check its rights`,
  );
  expect([...ledger.refused.values()]).toEqual(Array(3).fill(refusal));
});
