import type { RedisQueueBackend, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { ResolvedOptions } from "../../../schema/contract.ts";
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

/** What a queue is opened with. */
interface QueueSettings extends Pick<QueueClient, "driver" | "redis"> {
  readonly rateLimit: ResolvedOptions["rateLimit"];
  readonly logger: Logger;
}

/** Opens a queue, with a blocking connection of its own. */
export function openQueue(
  name: string,
  prefix: string,
  { driver, redis, rateLimit, logger }: QueueSettings,
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
      // Each claim counts, by whichever worker, also one that a job's end asks for.
      ...(rateLimit && { limiter: { max: rateLimit.max, duration: rateLimit.per } }),
    },
    driver.createRedisBackend,
  );
  worker.on("error", (error) => logger.debug({ error, queue: name }, "BullMQ reports an error."));
  const close = (): Promise<void> => worker.close(true);
  return { name, redis, driver, worker, backend: worker.getBackend(), close };
}
