import type { ClaimBudget } from "./claim-budget.ts";
import type { Slots } from "./slots.ts";

/** What a job needs before it is claimed: a slot of its queue, one of the process, and a place in the budget. */
export class Places {
  readonly #own: Slots;
  readonly #shared: Slots;
  readonly #budget: ClaimBudget;
  #waitingForShared = false;

  constructor(own: Slots, shared: Slots, budget: ClaimBudget) {
    this.#own = own;
    this.#shared = shared;
    this.#budget = budget;
  }

  /** Whether a slot can be had without waiting. */
  get free(): boolean {
    return this.#own.free > 0 && this.#shared.free > 0;
  }

  /** Resolves to false when no more jobs may be claimed. */
  async take(): Promise<boolean> {
    if (!(await this.#own.take())) return false;
    this.#waitingForShared = true;
    const shared = await this.#shared.take();
    this.#waitingForShared = false;
    if (shared && (await this.#budget.reserve())) return true;
    if (shared) this.#shared.give();
    this.#own.give();
    return false;
  }

  /** Whether a slot whose job ends may be kept for the queue's next: no other queue waits, the budget allows it. */
  keep(): boolean {
    const others = this.#shared.waiting - (this.#waitingForShared ? 1 : 0);
    return others === 0 && this.#budget.tryReserve();
  }

  /** No job came for the place that was taken or kept. */
  unused(): void {
    this.#budget.giveBack();
  }

  /** A job came for it. */
  used(): void {
    this.#budget.spend();
  }

  /** Gives the slot back. */
  give(): void {
    this.#shared.give();
    this.#own.give();
  }

  close(): void {
    this.#own.close();
  }
}
