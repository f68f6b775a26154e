import { expect, test } from "vitest";
import { until } from "../../conformance/until.ts";
import { account, untilWorkedOff } from "../account.ts";
import { Ledger } from "../ledger.ts";
import { sharedPlace } from "../places.ts";
import { startWorker } from "../programs/start-program.ts";
import { record } from "../report.ts";

const kills = 5;

/** What the documentation promises from the start of the next process, in milliseconds; and PGlite's own start. */
const recovery = 20_000 + 10_000;

test("a process that publishes and works is killed, and the next one on the folder works what it left", {
  timeout: 280_000,
}, async () => {
  const address = await sharedPlace("embedded");
  const ledger = new Ledger();
  const settings = { address, concurrency: 5, jobTime: 200, drain: 10_000 };
  const again: number[] = [];
  for (let turn = 0; turn < kills; turn += 1) {
    const alsoPublish = { from: turn * 1_000, pause: 10, most: 1_000, attempts: 20 };
    const worker = await startWorker({ ...settings, alsoPublish }, ledger);
    const finished = ledger.finished;
    await until(() => ledger.finished > finished + 40 && ledger.unfinishedOf(worker.pid).length >= 2, {
      timeout: 60_000,
      what: "it works jobs",
    });
    worker.kill("SIGKILL");
    expect(await worker.ended).toBe("SIGKILL");
    // Nobody was told of a job that was being published.
    const last = Math.max(...ledger.accepted.keys());
    ledger.unsure.set(last + 1, "killed");

    const hit = ledger.unfinishedOf(worker.pid);
    const next = await startWorker(settings, ledger);
    const began = Date.now();
    await until(() => hit.every(({ number }) => (ledger.runs.get(number)?.length ?? 0) > 1), {
      timeout: 60_000,
      what: "the jobs of the killed process run again",
    });
    again.push(...hit.map(({ number }) => (ledger.runs.get(number)?.at(-1)?.startedAt ?? 0) - began));
    next.kill("SIGTERM");
    expect(await next.ended).toBe(0);
  }
  const last = await startWorker(settings, ledger);
  await until(() => [...ledger.accepted.keys()].every((number) => ledger.runs.has(number)), {
    timeout: 60_000,
    what: "every accepted job has run",
  });
  last.kill("SIGTERM");
  expect(await last.ended).toBe(0);
  await untilWorkedOff(address);

  const result = await account(address, ledger);
  record({ fault: `process killed, ${kills} times`, backend: "embedded", ...result, again });
  expect(Math.max(...again)).toBeLessThan(recovery);
  expect(result).toMatchObject({ failed: 0, waiting: 0 });
});
