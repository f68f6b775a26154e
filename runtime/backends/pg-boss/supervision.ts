import type { Installation } from "./installation.ts";
import type { QueuePolicies } from "./queue-policies.ts";
import { keepTime } from "./timekeeper.ts";

/** For pg-boss to end what it is at. Nothing is lost with that: another worker does it. */
const stopMilliseconds = 5_000;

/**
 * What a worker's process does for all: keeps the time of schedules, and has pg-boss see to the expiry of runs and the
 * health of its tables. Runs while at least one worker of this process does.
 */
export class Supervision {
  readonly #installation: Installation;
  readonly #policies: QueuePolicies;
  readonly #onError: (error: unknown) => void;
  #workers = 0;
  #stop: Promise<() => Promise<void>> | undefined;

  constructor(installation: Installation, policies: QueuePolicies, onError: (error: unknown) => void) {
    this.#installation = installation;
    this.#policies = policies;
    this.#onError = onError;
  }

  /** Gives what ends this worker's part in it. */
  async start(): Promise<() => Promise<void>> {
    this.#workers += 1;
    this.#stop ??= this.#begin();
    try {
      await this.#stop;
    } catch (error) {
      this.#workers -= 1;
      this.#stop = undefined;
      throw error;
    }
    return () => this.#release();
  }

  async #begin(): Promise<() => Promise<void>> {
    const boss = await this.#installation.createWorkerBoss(this.#onError).start();
    const stopTime = keepTime(this.#installation, this.#policies, this.#onError);
    return async () => {
      await stopTime();
      await boss.stop({ timeout: stopMilliseconds });
    };
  }

  async #release(): Promise<void> {
    this.#workers -= 1;
    if (this.#workers > 0) return;
    const stop = await this.#stop;
    this.#stop = undefined;
    await stop?.();
  }
}
