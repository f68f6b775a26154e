/** Aborts when the process is asked to end, so that the demo still cleans up, and when the time is over. */
export function untilInterrupted(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort(new Error(`Ended by ${name}.`)));
  }
  return AbortSignal.any([controller.signal, AbortSignal.timeout(milliseconds)]);
}
