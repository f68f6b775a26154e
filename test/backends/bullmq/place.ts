import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { type BullMQBackend, bullmq, type RedisConnection } from "jobwright/bullmq";
import { inject, onTestFinished } from "vitest";
import type { ClaimedJob, ConsumeRequest, Consumer } from "../../../runtime/backend.ts";
import type { RuntimeJob } from "../../../schema/contract.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";

/** A prefix that nobody else uses, and what one test opens there. All of it ends with the test. */
export interface Place {
  readonly prefix: string;
  readonly url: string;
  /** For a look at what is stored. */
  readonly redis: Redis;
  open(connection?: RedisConnection): BullMQBackend;
  consume(
    backend: BullMQBackend,
    jobs: readonly RuntimeJob[],
    run: (job: ClaimedJob) => Promise<unknown>,
    limits?: Partial<Pick<ConsumeRequest, "concurrency" | "limit" | "logger">>,
  ): Promise<Consumer>;
}

/** @param database one of Redis' numbered databases, for tests that must be alone in it */
export function newPlace({ database = 0 }: { readonly database?: number } = {}): Place {
  const url = database === 0 ? inject("redisUrl") : new URL(`/${database}`, inject("redisUrl")).href;
  const prefix = `bullmq_${randomUUID().slice(0, 8)}`;
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  onTestFinished(() => removeKeys(redis, prefix));
  return {
    prefix,
    url,
    redis,
    open(connection = url) {
      const backend = bullmq({ connection, prefix });
      onTestFinished(() => backend.close());
      return backend;
    },
    async consume(backend, jobs, run, limits = {}) {
      const consumer = await backend.consume({
        ...{ jobs, concurrency: 10, logger: quietLogger, ...limits },
        run: async (job) => void (await run(job)),
      });
      // A test that expects `done` to reject waits for it.
      onTestFinished(() => consumer.stop().catch(() => {}));
      return consumer;
    },
  };
}

/** Settles a job as completed. */
export const complete = (job: ClaimedJob): Promise<boolean> =>
  job.settle({ kind: "completed", result: undefined });

async function removeKeys(redis: Redis, prefix: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) {
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}
