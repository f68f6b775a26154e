/** A number of places, given out in the order in which they are asked for. */
export class Slots {
  #free: number;
  #closed = false;
  readonly #waiting: ((taken: boolean) => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  get free(): number {
    return this.#free;
  }

  /** How many wait for a slot. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Takes a slot if one is free. */
  tryTake(): boolean {
    if (this.#closed || this.#free < 1) return false;
    this.#free -= 1;
    return true;
  }

  /** Waits for a slot. Resolves to false when none will be given any more. */
  async take(): Promise<boolean> {
    if (this.tryTake()) return true;
    if (this.#closed) return false;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next(true);
    else this.#free += 1;
  }

  /** Gives out no more slots, and turns away those who wait. */
  close(): void {
    this.#closed = true;
    for (const turnAway of this.#waiting.splice(0)) turnAway(false);
  }
}
