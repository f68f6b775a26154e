import type { JobEvent } from "../run/job-events.ts";

/** How often the jobs of one name ended in which way, since `dev` began. */
export interface JobCount {
  readonly completed: number;
  readonly failed: number;
  readonly retried: number;
  readonly cancelled: number;
  /** Attempts that run now. */
  readonly active: number;
}

/** Counts jobs by name, over the restarts of the worker. */
export interface JobCounts {
  /** Every job of the worker, in the manifest's order. */
  entries(): readonly (readonly [name: string, count: JobCount])[];
  /** A worker starts: nothing is active, and these are its jobs. What was counted of others stays. */
  restart(names: readonly string[]): void;
  add(event: JobEvent): void;
}

export function jobCounts(): JobCounts {
  let names: readonly string[] = [];
  const ends = new Map<string, Omit<JobCount, "active">>();
  /** By job id: the name. */
  const active = new Map<string, string>();
  const none = { completed: 0, failed: 0, retried: 0, cancelled: 0 };

  return {
    entries: () =>
      names.map((name) => {
        const running = [...active.values()].filter((one) => one === name).length;
        return [name, { ...(ends.get(name) ?? none), active: running }] as const;
      }),
    restart(given) {
      names = given;
      active.clear();
    },
    add(event) {
      if (event.kind === "log") return;
      const { id, name } = event.job;
      if (event.kind === "started") return void active.set(id, name);
      active.delete(id);
      const before = ends.get(name) ?? none;
      const kind = event.kind === "retry" ? "retried" : event.kind;
      ends.set(name, { ...before, [kind]: before[kind] + 1 });
    },
  };
}
