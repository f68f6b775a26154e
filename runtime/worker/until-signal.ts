/** Resolves at the first of the signals, or with `done`, and leaves the process's own handling as it was. */
export async function untilSignal(signals: readonly NodeJS.Signals[], done: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = (): void => resolve();
  for (const name of signals) process.on(name, listener);
  await Promise.race([promise, done]);
  for (const name of signals) process.off(name, listener);
}
