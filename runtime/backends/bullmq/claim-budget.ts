import { Slots } from "./slots.ts";

/** How many jobs may be claimed yet. Each claim reserves its place first, and gives it back if no job came. */
export class ClaimBudget {
  readonly #places: Slots;
  #left: number;

  constructor(limit: number) {
    this.#places = new Slots(limit);
    this.#left = limit;
  }

  reserve(): Promise<boolean> {
    return this.#places.take();
  }

  tryReserve(): boolean {
    return this.#places.tryTake();
  }

  /** A reserved place became a job. */
  spend(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#places.close();
  }

  giveBack(): void {
    this.#places.give();
  }

  close(): void {
    this.#places.close();
  }
}
