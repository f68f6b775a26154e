import { expect } from "vitest";
import { createJobs } from "../generated/index.ts";
import { runningWorker } from "../running/running-worker.ts";
import type { Behaviours, Stage } from "../stage.ts";

const long = 600_000;

/** What `run` makes of the signals that end a program, in a process of its own. */
export const running = {
  "run: at SIGTERM the running job finishes, and the program ends with 0": async (stage) => {
    const { worker, job } = await started(stage, { drain: long, after: 100 });
    worker.send("SIGTERM");

    expect(await worker.exited).toEqual({ code: 0, signal: null });
    expect(await job()).toMatchObject({ state: "completed", attempt: 1, result: "finished" });
  },

  "run: where the drain time runs out the job waits again with its attempt, and the program ends with 1":
    async (stage) => {
      const { worker, job } = await started(stage, { drain: 200, after: long });
      worker.send("SIGINT");

      expect(await worker.exited).toEqual({ code: 1, signal: null });
      expect(await job()).toMatchObject({ state: "waiting", attempt: 0 });
    },

  "run: a second SIGINT ends the program at once": async (stage) => {
    const { worker, job } = await started(stage, { drain: long, after: long });
    worker.send("SIGINT");
    await worker.said("signalled");
    worker.send("SIGINT");

    expect(await worker.exited).toEqual({ code: null, signal: "SIGINT" });
    expect(await job()).toMatchObject({ state: "active" });
  },
} satisfies Behaviours;

/** `job` reads the worker's job, once its process has ended. */
async function started(
  { elsewhere, open }: Stage,
  times: { readonly drain: number; readonly after: number },
) {
  const address = await elsewhere();
  const worker = await runningWorker(address, times);
  return { worker, job: () => createJobs({ backend: open(address) }).retries.patient.get(worker.id) };
}
