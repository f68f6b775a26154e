import type { RuntimeJob } from "../../../schema/contract.ts";

/** Counts the jobs at work, and what room there is: in the process, in each queue, and under the limit. */
export class FreeSlots {
  readonly #concurrency: number;
  readonly #bounds: ReadonlyMap<string, number>;
  readonly #busy = new Map<string, number>();
  #left: number;
  #total = 0;

  constructor(jobs: readonly RuntimeJob[], concurrency: number, limit = Number.POSITIVE_INFINITY) {
    this.#concurrency = concurrency;
    this.#left = limit;
    this.#bounds = new Map(jobs.map(({ name, options }) => [name, options.concurrency ?? concurrency]));
  }

  /** Nothing is at work. */
  get isIdle(): boolean {
    return this.#total === 0;
  }

  /** As many jobs were taken as the limit allows. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  take(name: string): void {
    this.#count(name, 1);
    this.#left -= 1;
  }

  free(name: string): void {
    this.#count(name, -1);
  }

  in(name: string): number {
    return Math.max(0, (this.#bounds.get(name) ?? 0) - (this.#busy.get(name) ?? 0));
  }

  /** Parts the room among queues, each with an equal share at first and none with more than it has room for. */
  share(names: readonly string[]): ReadonlyMap<string, number> {
    let left = Math.min(this.#concurrency - this.#total, this.#left);
    const open = names.filter((name) => this.in(name) > 0);
    const shares = new Map<string, number>();
    for (const [index, name] of open.entries()) {
      const share = Math.min(Math.ceil(left / (open.length - index)), this.in(name));
      if (share <= 0) continue;
      shares.set(name, share);
      left -= share;
    }
    return shares;
  }

  #count(name: string, change: number): void {
    this.#busy.set(name, (this.#busy.get(name) ?? 0) + change);
    this.#total += change;
  }
}
