import { embedded } from "jobwright/embedded";
import { expect, onTestFinished, test } from "vitest";
import { BackendError } from "../../runtime/errors.ts";
import { contractByHand } from "../conformance/by-hand.ts";
import { until } from "../conformance/until.ts";
import { account } from "./account.ts";
import { Ledger } from "./ledger.ts";
import { folderOf, sharedPlace } from "./places.ts";
import { startWorker } from "./programs/start-program.ts";
import { record } from "./report.ts";

const alsoPublish = { from: 0, pause: 5, most: 50, attempts: 3 };

test("of two processes on one embedded folder the second hears who has it, and the first goes on", {
  timeout: 120_000,
}, async () => {
  const address = await sharedPlace("embedded");
  const ledger = new Ledger();
  const settings = { address, concurrency: 5, jobTime: 20, drain: 5_000 };
  const first = await startWorker({ ...settings, alsoPublish }, ledger);
  await until(() => ledger.accepted.size > 0, { timeout: 60_000 });

  const second = embedded({ dir: folderOf(address) });
  onTestFinished(() => second.close());
  const refusal = await second.prepare(contractByHand()).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(BackendError);
  expect(String(refusal)).toContain(`is in use by process ${first.pid}. One process at a time can open it`);
  const other = await startWorker(settings, ledger);
  expect(await other.ended).toBe(1);
  expect(other.errors()).toContain(`is in use by process ${first.pid}`);

  await until(() => ledger.finished === 50, { timeout: 60_000 });
  first.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  const result = await account(address, ledger);
  record({ fault: "two processes on one folder", backend: "embedded", ...result });
  expect(result).toMatchObject({ published: 50, completed: 50, startedAgain: 0 });
});
