import { PgBoss } from "pg-boss";
import { queue, stopwatch } from "./noop-job.ts";

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
  const watch = stopwatch(count);
  const tuned = {
    batchSize: 10,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
  } as const;
  await boss.work(queue, tuned, async (jobs) =>
    jobs.map(({ id }) => {
      watch.one();
      return { id, status: "completed" as const };
    }),
  );
  const figure = await watch.jobsPerSecond;
  await boss.stop({ graceful: true, close: true });
  return figure;
}
