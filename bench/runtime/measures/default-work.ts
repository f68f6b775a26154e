import { PgBoss } from "pg-boss";

/** Jobs per second of pg-boss's `work()` with all of its defaults: from the first of four jobs to the last. */
export async function defaultWork(connectionString: string, schema: string): Promise<number> {
  const boss = new PgBoss({ connectionString, schema });
  boss.on("error", console.error);
  await boss.start();
  await boss.createQueue("order0");
  const count = 4;
  await boss.insert(
    "order0",
    Array.from({ length: count }, (_, number) => ({ data: { number } })),
  );
  const { promise, resolve } = Promise.withResolvers<number>();
  let calls = 0;
  let began = 0;
  await boss.work("order0", async () => {
    calls += 1;
    if (calls === 1) began = performance.now();
    if (calls === count) resolve(((count - 1) * 1_000) / (performance.now() - began));
  });
  const figure = await promise;
  await boss.stop({ graceful: true });
  return figure;
}
