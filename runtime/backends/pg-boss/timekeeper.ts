import { dispatchSchedules } from "./dispatch-schedules.ts";
import type { Installation } from "./installation.ts";
import type { QueuePolicies } from "./queue-policies.ts";
import { untilNextSchedule } from "./sql/scheduling.ts";
import { Wakeup } from "./wakeup.ts";

/** Another process may store a schedule that is due sooner than all that were known. */
const lookMilliseconds = 5_000;

/** Dispatches schedules as they come due, until the function that it gives is called. */
export function keepTime(
  installation: Installation,
  policies: QueuePolicies,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const wakeup = new Wakeup();
  let stopped = false;
  const keeping = keep();
  return () => {
    stopped = true;
    wakeup.wake();
    return keeping;
  };

  async function keep(): Promise<void> {
    while (!stopped) await wakeup.wait(await turn().catch(later));
  }

  /** Gives the milliseconds until the next one. */
  async function turn(): Promise<number> {
    await dispatchSchedules(installation, policies, onError);
    const { database, schemas } = installation;
    const [row] = await database.query<{ readonly wait: number | null }>(untilNextSchedule(schemas));
    // What is due already could not be stored, or is being stored by another process.
    const wait = row?.wait ?? lookMilliseconds;
    return wait > 0 ? Math.min(Math.ceil(wait), lookMilliseconds) : lookMilliseconds;
  }

  function later(error: unknown): number {
    onError(error);
    return lookMilliseconds;
  }
}
