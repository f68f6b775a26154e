import { expect } from "vitest";
import { killWorkerAtWork } from "../crash/kill-worker.ts";
import { createJobs, createWorker } from "../generated/index.ts";
import { quietLogger } from "../quiet-logger.ts";
import { refusingHandlers } from "../refusing-handlers.ts";
import type { Behaviours, Stage } from "../stage.ts";
import { until } from "../until.ts";

/** Milliseconds in which a worker that is there runs a lost job again. */
const recovery = 20_000;

/** What becomes of a job when its worker's process is gone. */
export const crashes = {
  "crash: a job of a killed worker runs again within 20 s, without backoff, and has lost one attempt": async (
    stage,
  ) => {
    const { jobs, id, work } = await afterKill(stage, { attempts: 2 });
    const runs: { readonly attempt: number; readonly at: number }[] = [];
    const started = await work(({ attempt }) => {
      runs.push({ attempt, at: Date.now() });
      return "recovered";
    });

    expect(await jobs.retries.patient.waitFor(id, { timeout: "60s" })).toBe("recovered");
    expect(runs).toMatchObject([{ attempt: 2 }]);
    expect(Number(runs[0]?.at) - started).toBeLessThan(recovery);
    expect(await jobs.retries.patient.get(id)).toMatchObject({ state: "completed", attempt: 2 });
  },

  "WorkerLostError: a killed worker's last attempt fails its job with WorkerLostError": async (stage) => {
    const { jobs, id, work } = await afterKill(stage, { attempts: 1 });
    let runs = 0;
    const started = await work(() => {
      runs += 1;
      return null;
    });

    await expect(jobs.retries.patient.waitFor(id, { timeout: "60s" })).rejects.toMatchObject({
      error: { name: "WorkerLostError" },
    });
    expect(Date.now() - started).toBeLessThan(recovery);
    expect(runs).toBe(0);
    expect(await jobs.retries.patient.get(id)).toMatchObject({ state: "failed", payload: {} });
  },

  "at least once: a job that runs for longer than the lease stays with its worker": async ({
    jobs,
    work,
  }) => {
    const { id } = await jobs.retries.fixed.publish({});
    const attempts: number[] = [];
    const longRun: Parameters<Stage["work"]>[0] = {
      "retries.fixed": async ({ job }) => {
        attempts.push(job.attempt);
        const started = Date.now();
        await until(() => Date.now() - started > 16_000, { timeout: 20_000 });
        return "still mine";
      },
    };
    await work(longRun);
    await work(longRun);

    expect(await jobs.retries.fixed.waitFor(id, { timeout: "60s" })).toBe("still mine");
    expect(attempts).toEqual([1]);
  },
} satisfies Behaviours;

/** A process of its own publishes a job, begins to work it, and is killed; then its place is opened here. `work` gives when it started. */
async function afterKill({ elsewhere, open, onEnd }: Stage, { attempts }: { readonly attempts: number }) {
  const address = await elsewhere();
  const id = await killWorkerAtWork(address, attempts);
  const backend = open(address);
  const work = async (handler: (job: { readonly attempt: number }) => string | null): Promise<number> => {
    const handlers = {
      ...refusingHandlers(),
      "retries.patient": ({ job }: { readonly job: { readonly attempt: number } }) => handler(job),
    };
    const worker = createWorker({ backend, handlers, logger: quietLogger });
    onEnd(() => worker.stop());
    await worker.start(["retries.patient"]);
    return Date.now();
  };
  return { jobs: createJobs({ backend }), id, work };
}
