import type { Order } from "./order.ts";

/** A way to publish and work jobs: ours, or a raw library as one would tune it. */
export interface System {
  /** As the tables' columns name it. */
  readonly name: string;
  /** Opens it on storage that is empty, ready to publish. */
  open(): Promise<OpenSystem>;
}

/** A system that can publish, and from `work` on works. */
export interface OpenSystem {
  publish(order: Order): Promise<unknown>;
  publishMany(orders: readonly Order[]): Promise<unknown>;
  /**
   * Starts a worker, so many jobs at once, and resolves when it claims.
   *
   * @returns what ends it
   */
  work(concurrency: number, handle: (order: Order) => void | Promise<void>): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
