import { PgBoss } from "pg-boss";
import { countdown, queue } from "./noop-job.ts";

/**
 * pg-boss by itself, tuned for the same: ten jobs at once, results of each job, LISTEN, and bursts instead of
 * polls. Its defaults (one job each two seconds) would make any comparison flattering.
 */
export async function workWithPgBoss(
  options: ConstructorParameters<typeof PgBoss>[0],
  count: number,
): Promise<number> {
  const boss = new PgBoss(options);
  boss.on("error", console.error);
  await boss.start();
  await boss.createQueue(queue);
  await boss.insert(
    queue,
    Array.from({ length: count }, (_, n) => ({ data: { n } })),
  );
  const all = countdown(count);
  const began = performance.now();
  const tuned = {
    batchSize: 10,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
  } as const;
  await boss.work(queue, tuned, async (jobs) =>
    jobs.map(({ id }) => {
      all.one();
      return { id, status: "completed" as const };
    }),
  );
  await all.done;
  const seconds = (performance.now() - began) / 1_000;
  await boss.stop({ graceful: true, close: true });
  return count / seconds;
}
