import type { Logger } from "../logger.ts";

/** How long the hooks after an attempt and the disposal of its context may hold its slot, in milliseconds. */
const longest = 30_000;
/** The same in a worker whose drain time is over. */
const longestInStop = 1_000;

/**
 * Waits for what follows an attempt, though not for ever: one hook that hangs would take the slot for good and keep
 * the worker from stopping. What is waited for no longer runs on, and is reported.
 */
export async function awaitAftermath(
  aftermath: Promise<void>,
  stopping: AbortSignal,
  log: Logger,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const giveUp = (): void => {
    log.error({}, "A hook, or the disposal of the context, still runs; its slot is free.");
    resolve();
  };
  const timer = setTimeout(giveUp, stopping.aborted ? longestInStop : longest);
  stopping.addEventListener("abort", giveUp, { once: true });
  await Promise.race([aftermath, promise]);
  clearTimeout(timer);
  stopping.removeEventListener("abort", giveUp);
}
