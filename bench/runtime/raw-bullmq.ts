import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { queue, stopwatch } from "./noop-job.ts";

/** BullMQ by itself with a concurrency of ten, in a fresh prefix. */
export async function workWithBullmq(url: string, prefix: string, count: number): Promise<number> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const source = new Queue(queue, { connection, prefix });
  await source.addBulk(
    Array.from({ length: count }, (_, n) => ({ name: queue, data: { n }, opts: { attempts: 3 } })),
  );
  const watch = stopwatch(count);
  const worker = new Worker(queue, async () => watch.one(), { connection, prefix, concurrency: 10 });
  worker.on("error", console.error);
  const figure = await watch.jobsPerSecond;
  await worker.close();
  await source.close();
  connection.disconnect();
  return figure;
}
