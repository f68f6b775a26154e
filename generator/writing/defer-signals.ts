const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs synchronous work to its end before a signal takes effect that asks the process to stop.
 *
 * @example await deferSignals(() => moveFiles(staged));
 */
export async function deferSignals<Result>(work: () => Result): Promise<Result> {
  const received = new Set<NodeJS.Signals>();
  const listener = (signal: NodeJS.Signals): void => {
    received.add(signal);
  };
  for (const signal of signals) process.on(signal, listener);
  try {
    return work();
  } finally {
    // The event loop delivers what came meanwhile: in its next turn, since this one may be past the point where it looks.
    for (let turn = 0; turn < 2; turn++) await new Promise((done) => setImmediate(done));
    for (const signal of signals) process.off(signal, listener);
    // Whoever else listens has heard it. Else the default takes place, once who waits for this work has cleaned up.
    const [unheard] = [...received].filter((signal) => process.listenerCount(signal) === 0);
    if (unheard) process.nextTick(() => process.kill(process.pid, unheard));
  }
}
