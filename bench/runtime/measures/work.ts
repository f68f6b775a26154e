import { orders } from "../order.ts";
import type { OpenSystem } from "../system.ts";
import { startWatch, type Throughput } from "../throughput.ts";

/** Working jobs that are there already with a handler that does nothing: 1, 10 and 50 at once. */
export function workMeasures(scale: number): Readonly<Record<WorkName, WorkMeasure>> {
  const size = (count: number): number => Math.max(10, Math.round(count * scale));
  return {
    "work 1 at once": (system) => work(system, 1, size(600)),
    "work 10 at once": (system) => work(system, 10, size(3_000)),
    "work 50 at once": (system) => work(system, 50, size(6_000)),
  };
}

type WorkName = "work 1 at once" | "work 10 at once" | "work 50 at once";
type WorkMeasure = (system: OpenSystem) => Promise<Throughput>;

/** From when a fifth was handled to the last call: what it takes to start a worker is another figure. */
async function work(system: OpenSystem, concurrency: number, count: number): Promise<Throughput> {
  await publishInBulk(system, count);
  const { promise, resolve } = Promise.withResolvers<Throughput>();
  const begin = Math.ceil(count / 5);
  let calls = 0;
  let watch: ReturnType<typeof startWatch> | undefined;
  const stop = await system.work(concurrency, () => {
    calls += 1;
    if (calls === begin) watch = startWatch();
    if (calls === count && watch) resolve(watch.stop(count - begin));
  });
  const figure = await promise;
  await stop();
  return figure;
}

async function publishInBulk(system: OpenSystem, count: number): Promise<void> {
  const jobs = orders(count);
  for (let from = 0; from < count; from += 1_000) await system.publishMany(jobs.slice(from, from + 1_000));
}
