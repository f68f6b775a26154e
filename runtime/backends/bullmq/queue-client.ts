import type { RedisQueueBackend, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { Logger } from "../../logger.ts";
import type { OpenedStore } from "./connection.ts";
import { lockDuration, stalledGuard } from "./timing.ts";

/** One queue as a worker sees it: BullMQ's operations on it, on the worker's connection and one that blocks. */
export interface QueueClient {
  readonly name: string;
  /** The worker's connection, shared by its queues. */
  readonly redis: Redis;
  readonly driver: OpenedStore["driver"];
  /** BullMQ's worker, which claims nothing by itself: it holds the connections, and jobs are made with it. */
  readonly worker: Worker;
  readonly backend: RedisQueueBackend;
  close(): Promise<void>;
}

/** Opens a queue, with a blocking connection of its own. */
export function openQueue(
  name: string,
  prefix: string,
  { driver, redis, logger }: Pick<QueueClient, "driver" | "redis"> & { readonly logger: Logger },
): QueueClient {
  const worker = new driver.Worker(
    name,
    null,
    {
      connection: redis,
      prefix,
      lockDuration,
      stalledInterval: stalledGuard,
      // How often a job may be lost is for its attempts to say.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      skipVersionCheck: true,
    },
    driver.createRedisBackend,
  );
  worker.on("error", (error) => logger.debug({ error, queue: name }, "BullMQ reports an error."));
  const close = (): Promise<void> => worker.close(true);
  return { name, redis, driver, worker, backend: worker.getBackend(), close };
}
