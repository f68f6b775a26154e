import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { countdown, queue } from "./noop-job.ts";

/** BullMQ by itself with a concurrency of ten, in a fresh prefix. */
export async function workWithBullmq(url: string, prefix: string, count: number): Promise<number> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const source = new Queue(queue, { connection, prefix });
  await source.addBulk(
    Array.from({ length: count }, (_, n) => ({ name: queue, data: { n }, opts: { attempts: 3 } })),
  );
  const all = countdown(count);
  const began = performance.now();
  const worker = new Worker(queue, async () => all.one(), { connection, prefix, concurrency: 10 });
  worker.on("error", console.error);
  await all.done;
  const seconds = (performance.now() - began) / 1_000;
  await worker.close();
  await source.close();
  connection.disconnect();
  return count / seconds;
}
