import { expect } from "vitest";
import * as z from "zod";
import { aborted } from "../../every-state.ts";
import { createJobs, createWorker } from "../../generated/index.ts";
import { callInProcess } from "../../other-process/call-in-process.ts";
import { quietLogger } from "../../quiet-logger.ts";
import { refusingHandlers } from "../../refusing-handlers.ts";
import type { Behaviours } from "../../stage.ts";
import { until } from "../../until.ts";

/** What one process does to another's jobs. On the embedded backend, which one process can open, they take turns. */
export const processes = {
  "cancel: what a process cancelled, retried and paused is so for the next one": async (stage) => {
    const address = await stage.elsewhere();
    const [published] = await callInProcess(address, "results.free", ["publish", {}]);
    const { id } = z.object({ id: z.string() }).parse(published);
    const backend = stage.open(address);
    const queue = createJobs({ backend }).results.free;
    expect(await queue.cancel(id)).toBe(true);
    await queue.pause();
    await backend.close();

    const answers = await callInProcess(
      address,
      "results.free",
      ["get", id],
      ["retry", id],
      ["isPaused"],
      ["counts"],
      ["list", { state: "waiting" }],
    );
    expect(answers).toMatchObject([
      { id, state: "cancelled" },
      true,
      true,
      { waiting: 1, cancelled: 0 },
      { jobs: [{ id }] },
    ]);
  },

  "pause: a pause outlasts every process, and a worker started later heeds it": async (stage) => {
    const address = await stage.elsewhere();
    await callInProcess(address, "results.free", ["pause"]);
    const backend = stage.open(address);
    const queue = createJobs({ backend }).results.free;
    const { id } = await queue.publish({});
    const handlers = { ...refusingHandlers(), "results.free": () => "resumed" };
    const worker = createWorker({ backend, handlers, logger: quietLogger });

    expect(await worker.runOnce({ jobs: ["results.free"] })).toMatchObject({ completed: 0 });
    await queue.resume();
    expect(await worker.runOnce({ jobs: ["results.free"] })).toMatchObject({ completed: 1 });
    expect(await queue.waitFor(id)).toBe("resumed");
  },

  "signal: a handler is told within 2 s of its job's cancel by another process": async (stage) => {
    const address = await stage.elsewhere();
    const backend = stage.open(address);
    const queue = createJobs({ backend }).results.free;
    const begun = Promise.withResolvers<void>();
    let told = 0;
    const handlers = {
      ...refusingHandlers(),
      "results.free": async ({ signal }: { readonly signal: AbortSignal }) => {
        begun.resolve();
        await aborted(signal);
        told = Date.now();
        return "dropped";
      },
    };
    const worker = createWorker({ backend, handlers, logger: quietLogger });
    stage.onEnd(() => worker.stop({ drain: 0 }));
    const { id } = await queue.publish({});
    await worker.start(["results.free"]);
    await begun.promise;
    if (address.kind === "embedded") await queue.cancel(id);
    else expect(await callInProcess(address, "results.free", ["cancel", id])).toEqual([true]);
    const finishedAt = Number((await queue.get(id))?.finishedAt);

    await until(() => told > 0);
    expect(told - finishedAt).toBeLessThan(2_000);
    await worker.stop();
    expect(await queue.get(id)).toMatchObject({ state: "cancelled", result: undefined });
  },
} satisfies Behaviours;
