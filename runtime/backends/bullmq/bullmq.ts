import type { Backend, Consumer } from "../../backend.ts";
import { BackendError } from "../../errors.ts";
import type { Inspection } from "../../inspection.ts";
import { requireScheme } from "../require-scheme.ts";
import { type RedisConnection, redisStore } from "./connection.ts";
import { enqueue } from "./enqueue.ts";
import { inspectionOf } from "./inspection/inspection.ts";
import { readJob } from "./read-job.ts";
import { reconcileSchedules } from "./schedules.ts";

/** What `bullmq` takes. */
export interface BullMQOptions {
  /**
   * An ioredis instance, a URL (`redis://localhost:6379`) or ioredis' options. An instance is used as it is and
   * never closed; workers open duplicates of it.
   */
  readonly connection: RedisConnection;
  /** What every key in Redis begins with. Default `"jobwright"`. */
  readonly prefix?: string;
}

/** A backend on BullMQ. */
export interface BullMQBackend extends Backend, Inspection {
  readonly kind: "bullmq";
}

/**
 * Stores and delivers jobs with BullMQ, in Redis 6.2 or newer with `maxmemory-policy noeviction`. Connects when
 * it is first used. Each job is a BullMQ job in the queue of its name, so BullMQ's own dashboards show it.
 *
 * A call waits up to 5 seconds for a Redis that is out of reach and is then refused with an `UnreachableError`.
 * What it asked for may have been stored or not, if the connection was lost during the call. Workers wait for
 * Redis to come back; `runOnce` gives up after 10 seconds.
 *
 * A worker that is not heard of for 10 seconds counts as lost, and the others run its jobs again. That goes for a
 * handler that blocks the event loop, too: move such work to a thread.
 *
 * @throws BackendError where the connection is left out or the URL of another kind of server, or the prefix is empty
 * @example const backend = bullmq({ connection: "redis://localhost:6379", prefix: "shop" });
 */
export function bullmq({ connection, prefix = "jobwright" }: BullMQOptions): BullMQBackend {
  if (!connection) {
    throw new BackendError(
      "bullmq: connection is missing. Give an ioredis instance, a URL or ioredis' options.",
    );
  }
  if (typeof connection === "string") requireScheme("bullmq: connection", connection, ["redis", "rediss"]);
  if (prefix === "")
    throw new BackendError(`bullmq: prefix must not be empty. Leave it out for "jobwright".`);
  const store = redisStore(connection, prefix);
  /** Also those that are starting. */
  const consumers = new Set<Promise<Consumer>>();
  let prepared: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  const close = (): Promise<void> => {
    // Whoever starts a consumer, or waits for its `done`, hears of its failure.
    closing ??= Promise.allSettled([...consumers].map(async (one) => (await one).stop())).then(() =>
      store.close(),
    );
    return closing;
  };

  return {
    kind: "bullmq",
    prepare() {
      // BullMQ makes a queue with its first job, so that one look at Redis prepares for all.
      prepared ??= store
        .run(async () => {})
        .catch((error: unknown) => {
          prepared = undefined;
          throw error;
        });
      return prepared;
    },
    enqueue: (jobs) => enqueue(store, jobs),
    get: (name, id) => readJob(store, name, id),
    ...inspectionOf(store),
    async consume(request) {
      if (closing) throw new BackendError("The backend has been closed. Make another with bullmq().");
      // Here, so that a program that only publishes does not load what works jobs.
      const consumer = import("./consume.ts").then(({ consume }) => consume(store, request));
      consumers.add(consumer);
      const forget = (): void => void consumers.delete(consumer);
      consumer.then(({ done }) => done).then(forget, forget);
      return consumer;
    },
    reconcileSchedules: (manifest, schedules) => reconcileSchedules(store, manifest, schedules),
    close,
    [Symbol.asyncDispose]: close,
  };
}
