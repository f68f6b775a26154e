import { randomUUID } from "node:crypto";
import { type ConstructorOptions, type Job, PgBoss } from "pg-boss";
import { queueSettings } from "../../../runtime/backends/pg-boss/queue-settings.ts";
import { orderContract, orderManifest, queue } from "../order-jobs.ts";
import type { OpenSystem, System } from "../system.ts";
import { asOrder, type Treatment } from "./validated.ts";

/**
 * pg-boss by itself, tuned for the same: notified of jobs instead of polling, as many jobs at once in one batch, the
 * next batch fetched as soon as one is done, an end of its own for each job, our retention and retries. Its defaults
 * (one job each two seconds) would make any comparison flattering.
 *
 * @param openStorage the options of a pg-boss on storage of its own, and what to close after it
 */
export function rawPgBoss(name: string, { check }: Treatment, openStorage: OpenStorage): System {
  return {
    name,
    async open(): Promise<OpenSystem> {
      const { options, close } = await openStorage();
      const boss = new PgBoss({ ...options, useListenNotify: true });
      boss.on("error", console.error);
      await boss.start();
      const [job] = (await orderContract(orderManifest(1))).jobs;
      if (!job) throw new Error("The benchmark's manifest has no job.");
      await boss.createQueue(queue, queueSettings(job));
      return {
        publish: async (order) => {
          check(order);
          return boss.send(queue, order);
        },
        publishMany: async (orders) => {
          for (const order of orders) check(order);
          // Under ids of its own a publisher knows its jobs, as by our receipts, without asking for them.
          return boss.insert(
            queue,
            orders.map((data) => ({ id: randomUUID(), data })),
          );
        },
        async work(concurrency, handle) {
          const id = await boss.work(queue, tuned(concurrency), async (jobs: Job<unknown>[]) => {
            // A batch of one never counts as full: this is how pg-boss fetches the next one at once.
            if (concurrency === 1) boss.notifyWorker(id);
            return Promise.all(
              jobs.map(async ({ id, data }) => {
                await handle(asOrder(check(data)));
                return { id, status: "completed" as const };
              }),
            );
          });
          return () => boss.offWork(queue);
        },
        async close() {
          await boss.stop({ graceful: true });
          await close();
        },
      };
    },
  };
}

export type OpenStorage = () => Promise<{
  readonly options: ConstructorOptions;
  readonly close: () => Promise<void>;
}>;

/** What pg-boss's documentation offers for speed with results per job. */
function tuned(concurrency: number) {
  return {
    batchSize: concurrency,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
  } as const;
}
