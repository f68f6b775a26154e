import { expect, test } from "vitest";
import { until } from "../conformance/until.ts";
import { account, untilWorkedOff } from "./account.ts";
import { Ledger } from "./ledger.ts";
import { sharedPlace } from "./places.ts";
import { startPublisher, startWorker } from "./programs/start-program.ts";
import { record } from "./report.ts";
import { storedJobs } from "./stored-jobs.ts";

const jobs = 30;

test.for(["pg-boss", "bullmq", "embedded"] as const)(
  "SIGTERM in mid-job drains and ends with 0, or hands back and ends with 1, and costs no job an attempt: %s",
  { timeout: 120_000 },
  async (kind) => {
    const address = await sharedPlace(kind);
    const ledger = new Ledger();
    const publishing = { from: 0, pause: 0, most: jobs, attempts: 1 };
    const settings = { address, concurrency: 5, drain: 20_000 };
    if (kind !== "embedded") expect(await startPublisher({ address, ...publishing }, ledger).ended).toBe(0);
    const publishesToo = kind === "embedded" ? { alsoPublish: publishing } : {};

    // Its jobs are handed back: they take longer than the drain.
    const hasty = await startWorker({ ...settings, jobTime: 600_000, drain: 300, ...publishesToo }, ledger);
    await until(() => ledger.unfinishedOf(hasty.pid).length === 5 && ledger.accepted.size === jobs, {
      timeout: 60_000,
    });
    hasty.kill("SIGTERM");
    expect(await hasty.ended).toBe(1);
    expect((await storedJobs(address)).map(({ state }) => state)).toEqual(Array(jobs).fill("waiting"));

    // What it has begun ends.
    const patient = await startWorker({ ...settings, jobTime: 600 }, ledger);
    await until(() => ledger.unfinishedOf(patient.pid).length === 5, { timeout: 60_000 });
    patient.kill("SIGTERM");
    expect(await patient.ended).toBe(0);
    expect(ledger.unfinishedOf(patient.pid)).toEqual([]);
    expect((await storedJobs(address)).map(({ state }) => state)).not.toContain("active");

    const last = await startWorker({ ...settings, jobTime: 0 }, ledger);
    await until(() => ledger.finished === jobs, { timeout: 60_000, what: "all jobs have ended" });
    last.kill("SIGTERM");
    expect(await last.ended).toBe(0);
    await untilWorkedOff(address);

    const result = await account(address, ledger);
    record({ fault: "SIGTERM in mid-job, twice", backend: kind, ...result });
    expect(result).toMatchObject({ published: jobs, completed: jobs, startedAgain: 5, finishedTwice: 0 });
    expect([...ledger.runs.values()].flat().every(({ attempt }) => attempt === 1)).toBe(true);
  },
);
