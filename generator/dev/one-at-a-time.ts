/** A task that never runs twice at once. */
export interface OneAtATime {
  /** Runs the task; where it runs already, once more after it. */
  run(): void;
  /** Resolves when no run is due. */
  settled(): Promise<void>;
}

/** @param task never rejects */
export function oneAtATime(task: () => Promise<void>): OneAtATime {
  let running: Promise<void> | undefined;
  let isDue = false;

  const runWhileDue = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      await task();
    }
    running = undefined;
  };
  return {
    run() {
      isDue = true;
      running ??= Promise.resolve().then(runWhileDue);
    },
    settled: async () => running,
  };
}
