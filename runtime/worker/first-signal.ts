/**
 * Waits for the first of the signals. It is caught; the next one meets the process's own handling again, so that a
 * second Ctrl-C ends a process whose first is still draining.
 */
export function firstSignal(signals: readonly NodeJS.Signals[]): {
  readonly received: Promise<void>;
  /** Leaves the process's handling as it was. */
  ignore(): void;
} {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ignore = (): void => {
    for (const name of signals) process.off(name, receive);
  };
  const receive = (): void => {
    ignore();
    resolve();
  };
  for (const name of signals) process.on(name, receive);
  return { received: promise, ignore };
}
