/** How fast jobs went. */
export interface Throughput {
  readonly jobsPerSecond: number;
  /** Milliseconds of this process's processor time for 1,000 jobs; the server's is not in it. */
  readonly cpuPerThousand: number;
}

/** Measures `work`, which takes `count` jobs. */
export async function throughputOf(count: number, work: () => Promise<void>): Promise<Throughput> {
  const watch = startWatch();
  await work();
  return watch.stop(count);
}

/** Measures from now until `stop`. */
export function startWatch(): { stop(count: number): Throughput } {
  const cpu = process.cpuUsage();
  const began = performance.now();
  return {
    stop(count) {
      const seconds = (performance.now() - began) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      return {
        jobsPerSecond: Math.round(count / seconds),
        cpuPerThousand: Math.round((user + system) / count),
      };
    },
  };
}
