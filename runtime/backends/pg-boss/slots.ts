import type { RuntimeJob } from "../../../schema/contract.ts";

/**
 * Counts a worker's jobs, and what room there is: in the process, in each queue, and under the limit. A run whose
 * end is being stored makes room for one job to be claimed in the meantime, which starts when that run has returned.
 */
export class Slots {
  readonly #concurrency: number;
  readonly #bounds: ReadonlyMap<string, number>;
  readonly #claimed = new Count();
  readonly #running = new Count();
  readonly #ending = new Count();
  #left: number;

  constructor(jobs: readonly RuntimeJob[], concurrency: number, limit = Number.POSITIVE_INFINITY) {
    this.#concurrency = concurrency;
    this.#left = limit;
    this.#bounds = new Map(jobs.map(({ name, options }) => [name, options.concurrency ?? concurrency]));
  }

  /** No job is claimed. */
  get isIdle(): boolean {
    return this.#claimed.total === 0;
  }

  /** As many jobs were claimed as the limit allows. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  claim(name: string): void {
    this.#claimed.add(name, 1);
    this.#left -= 1;
  }

  canRun(name: string): boolean {
    return this.#running.total < this.#concurrency && this.#running.of(name) < this.#bound(name);
  }

  run(name: string): void {
    this.#running.add(name, 1);
  }

  /** The run's end is being stored. */
  end(name: string): void {
    this.#ending.add(name, 1);
  }

  /** @param ended whether `end` was called */
  free(name: string, { ran, ended }: { readonly ran: boolean; readonly ended: boolean }): void {
    this.#claimed.add(name, -1);
    if (ran) this.#running.add(name, -1);
    if (ended) this.#ending.add(name, -1);
  }

  /** How many jobs of a queue may be claimed. */
  room(name: string): number {
    return Math.max(0, this.#bound(name) - this.#claimed.of(name) + this.#ending.of(name));
  }

  /** Parts the room among queues: equal shares, and none with more than it has room for. */
  share(names: readonly string[]): ReadonlyMap<string, number> {
    let left = Math.min(this.#concurrency - this.#claimed.total + this.#ending.total, this.#left);
    const open = names.filter((name) => this.room(name) > 0);
    const shares = new Map<string, number>();
    for (const [index, name] of open.entries()) {
      const share = Math.min(Math.ceil(left / (open.length - index)), this.room(name));
      if (share <= 0) continue;
      shares.set(name, share);
      left -= share;
    }
    return shares;
  }

  #bound(name: string): number {
    return this.#bounds.get(name) ?? 0;
  }
}

class Count {
  readonly #counts = new Map<string, number>();
  total = 0;

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string, change: number): void {
    this.#counts.set(name, this.of(name) + change);
    this.total += change;
  }
}
