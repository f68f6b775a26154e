import type { NextTry } from "./claim.ts";
import type { QueueClient } from "./queue-client.ts";
import { errorPause, longestWait } from "./timing.ts";

/**
 * Tells when a queue may have jobs, by BullMQ's marker. One worker takes it, and is the only one to hear; each
 * claim puts it back for the next.
 */
export class Doorbell {
  readonly #queue: QueueClient;
  #listening = false;
  #wake: ((rang: boolean) => void) | undefined;

  constructor(queue: QueueClient) {
    this.#queue = queue;
  }

  /**
   * Waits until it rings, the time of the next try comes, `wake` is called or a while has gone by. The time is kept by a
   * timer of ours: where Redis ends a blocking command, it is up to 100 ms late. Under a rate limit nobody listens, or
   * each new job would have the queue looked at in vain.
   *
   * @returns whether it rang
   */
  async wait({ tryAt, limited }: NextTry): Promise<boolean> {
    if (!limited) this.#listen();
    return this.pause(Math.min(tryAt - Date.now(), longestWait));
  }

  /** Waits for so many milliseconds, unless it rings or `wake` is called before. */
  async pause(milliseconds: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, Math.max(0, milliseconds), false);
    this.#wake = resolve;
    const rang = await promise;
    this.#wake = undefined;
    clearTimeout(timer);
    return rang;
  }

  wake(): void {
    this.#wake?.(false);
  }

  /** Rings again, for another worker. Without a connection that is in vain: they look by themselves now and then. */
  passOn(): void {
    const { redis, backend } = this.#queue;
    redis.zadd(backend.toKey("marker"), 0, "0").catch(() => {});
  }

  /** Goes on beyond one wait: a blocking command cannot be taken back. */
  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#queue.backend
      .waitForJob(longestWait / 1_000)
      .then((marker) => {
        if (marker && this.#wake) this.#wake(true);
        else if (marker) this.passOn();
      })
      // The connection mends itself; until then the queue is looked at now and then.
      .catch(() => new Promise((resolve) => setTimeout(resolve, errorPause).unref()))
      .finally(() => {
        this.#listening = false;
      });
  }
}
