import { expect, test } from "vitest";
import { until } from "../../conformance/until.ts";
import { account, untilWorkedOff } from "../account.ts";
import { Ledger } from "../ledger.ts";
import { sharedPlace } from "../places.ts";
import { type Program, startPublisher, startWorker } from "../programs/start-program.ts";
import { record } from "../report.ts";

/** What the documentation promises, in milliseconds. */
const recovery = 20_000;
const kills = 20;

test.for(["pg-boss", "bullmq"] as const)(
  "no job is lost when workers are killed 20 times under load, and two are left each time: %s",
  { timeout: 240_000 },
  async (kind) => {
    const address = await sharedPlace(kind);
    const ledger = new Ledger();
    const settings = { address, concurrency: 5, jobTime: 400, drain: 10_000 };
    const workers = await Promise.all([1, 2, 3].map(() => startWorker(settings, ledger)));
    const publisher = startPublisher({ address, from: 0, pause: 25, most: 100_000, attempts: 25 }, ledger);

    const hit: Hit[] = [];
    for (let turn = 0; turn < kills; turn += 1) {
      const [victim] = workers.splice(0, 1);
      if (!victim) throw new Error("There are three workers.");
      hit.push(...(await killAtWork(victim, ledger)));
      workers.push(await startWorker(settings, ledger));
    }
    publisher.stop();
    await publisher.ended;
    await untilWorkedOff(address, 90_000);

    const recoveries = hit.map((one) => recoveryOf(one, ledger));
    const again = recoveries.filter(({ losses }) => losses === 1).map(({ time }) => time);
    const result = await account(address, ledger);
    record({ fault: `worker killed, ${kills} times`, backend: kind, ...result, again });
    expect(hit.length).toBeGreaterThanOrEqual(kills);
    for (const { time, losses } of recoveries) expect(time).toBeLessThan(losses * recovery);
    expect(result).toMatchObject({ unsure: 0, failed: 0, waiting: 0, completed: result.published });
  },
);

/** A job that a killed worker had begun. */
interface Hit {
  readonly number: number;
  readonly attempt: number;
  readonly at: number;
}

/** Kills a worker in mid-job. */
async function killAtWork(worker: Program, ledger: Ledger): Promise<readonly Hit[]> {
  await until(() => ledger.unfinishedOf(worker.pid).length >= 2, { timeout: 30_000, what: "it works jobs" });
  const at = Date.now();
  worker.kill("SIGKILL");
  expect(await worker.ended).toBe("SIGKILL");
  return ledger.unfinishedOf(worker.pid).map(({ number, attempt }) => ({ number, attempt, at }));
}

/** From the kill to the next run. A job may be lost again, with a worker that had claimed and not yet begun it. */
function recoveryOf({ number, attempt, at }: Hit, { runs }: Ledger) {
  const next = runs.get(number)?.find((run) => run.attempt > attempt);
  if (!next) throw new Error(`Job ${number} did not run again.`);
  return { time: next.startedAt - at, losses: next.attempt - attempt };
}
