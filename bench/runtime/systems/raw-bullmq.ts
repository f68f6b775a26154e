import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { orderContract, orderManifest, queue } from "../order-jobs.ts";
import type { OpenSystem, System } from "../system.ts";
import { asOrder, type Treatment } from "./validated.ts";

/**
 * BullMQ by itself with our retention and attempts. Its `addBulk` is a plain pipeline, which a lost connection leaves
 * half done; there is nothing in it to tune for speed.
 */
export function rawBullmq(
  name: string,
  { check }: Treatment,
  url: string,
  freshPrefix: () => string,
): System {
  return {
    name,
    async open(): Promise<OpenSystem> {
      const connection = new Redis(url, { maxRetriesPerRequest: null });
      const prefix = freshPrefix();
      const source = new Queue(queue, { connection, prefix, defaultJobOptions: await jobOptions() });
      await source.waitUntilReady();
      return {
        publish: async (order) => {
          check(order);
          return source.add(queue, order);
        },
        publishMany: async (orders) => {
          for (const order of orders) check(order);
          return source.addBulk(orders.map((data) => ({ name: queue, data })));
        },
        async work(concurrency, handle) {
          const process = async ({ data }: { readonly data: unknown }): Promise<void> =>
            handle(asOrder(check(data)));
          const worker = new Worker(queue, process, { connection, prefix, concurrency });
          worker.on("error", console.error);
          await worker.waitUntilReady();
          return () => worker.close();
        },
        async close() {
          await source.close();
          connection.disconnect();
        },
      };
    },
  };
}

async function jobOptions() {
  const [job] = (await orderContract(orderManifest(1))).jobs;
  if (!job) throw new Error("The benchmark's manifest has no job.");
  const { attempts, keep } = job.options;
  return {
    attempts,
    removeOnComplete: { age: keep.completed / 1_000 },
    removeOnFail: { age: keep.failed / 1_000 },
  };
}
