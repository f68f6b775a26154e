import { RetryError } from "jobwright/runtime";
import type { JobState } from "../../runtime/backend.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

/**
 * Brings one job of `limits.free` into each state and holds them there: the worker has one slot, which the active job
 * keeps until the behaviour ends, or its signal aborts.
 *
 * @returns the ids by state
 */
export async function jobOfEachState({
  jobs,
  work,
}: Pick<Stage, "jobs" | "work">): Promise<ReadonlyMap<JobState, string>> {
  const queue = jobs.limits.free;
  const completed = await queue.publish({ number: 1 });
  const failed = await queue.publish({ number: 2 }, { attempts: 1 });
  const retrying = await queue.publish({ number: 3 });
  const active = await queue.publish({ number: 4 });
  await work(
    {
      "limits.free": async ({ payload, signal }) => {
        if (payload.number === 2) throw new RangeError("for good");
        if (payload.number === 3) throw new RetryError("not yet", { after: "1h" });
        if (payload.number === 4) await aborted(signal);
        return { number: payload.number };
      },
    },
    { concurrency: 1 },
  );
  await until(async () => (await queue.get(active.id))?.state === "active", { what: "the fourth job runs" });
  const waiting = await queue.publish({ number: 5 });
  const delayed = await queue.publish({ number: 6 }, { delay: "1h" });
  const cancelled = await queue.publish({ number: 7 });
  await queue.cancel(cancelled.id);
  return new Map<JobState, string>([
    ["waiting", waiting.id],
    ["delayed", delayed.id],
    ["active", active.id],
    ["retrying", retrying.id],
    ["completed", completed.id],
    ["failed", failed.id],
    ["cancelled", cancelled.id],
  ]);
}

/** Resolves when a signal aborts. */
export async function aborted(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
