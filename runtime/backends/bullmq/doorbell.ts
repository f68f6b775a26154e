import type { QueueClient } from "./queue-client.ts";
import { errorPause, longestWait } from "./timing.ts";

/**
 * Tells when a queue may have jobs, by BullMQ's marker: who takes it is the only one to hear of it, and each claim
 * puts it back for the next.
 */
export class Doorbell {
  readonly #queue: QueueClient;
  #listening = false;
  #rang = false;
  #wake: (() => void) | undefined;

  constructor(queue: QueueClient) {
    this.#queue = queue;
  }

  /** Whether it rang since the last `reset`. */
  get rang(): boolean {
    return this.#rang;
  }

  /** To be called before each look at the queue: what rings from then on is news. */
  reset(): void {
    this.#rang = false;
  }

  /**
   * Waits until it rings, `time` comes, `wake` is called or a while has gone by. A timer of ours: where Redis ends
   * a blocking command by its timeout, it is up to 100 ms late.
   */
  async wait(time: number): Promise<void> {
    if (this.#rang) return;
    this.#listen();
    await this.pause(Math.min(time - Date.now(), longestWait));
  }

  /** Waits for so many milliseconds, or until it rings or `wake` is called. */
  async pause(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.max(0, milliseconds));
    this.#wake = resolve;
    await promise;
    this.#wake = undefined;
    clearTimeout(timer);
  }

  wake(): void {
    this.#wake?.();
  }

  /** Lets another worker hear it. */
  async passOn(): Promise<void> {
    this.#rang = false;
    await this.#queue.redis.zadd(this.#queue.backend.toKey("marker"), 0, "0");
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    const { backend } = this.#queue;
    backend
      .waitForJob(longestWait / 1_000)
      .then((marker) => {
        this.#rang = marker !== null;
        if (marker) this.#wake?.();
      })
      // The connection is made again by itself; until then the queue is looked at now and then.
      .catch(() => new Promise((resolve) => setTimeout(resolve, errorPause).unref()))
      .finally(() => {
        this.#listening = false;
      });
  }
}
