import { type Order, orders } from "../order.ts";
import type { OpenSystem } from "../system.ts";
import { type Throughput, throughputOf } from "../throughput.ts";

/** Publishing: one after the other, 50 calls at once, and 1,000 jobs in one call. */
export function publishMeasures(scale: number): Readonly<Record<string, PublishMeasure>> {
  const size = (count: number): number => Math.max(1, Math.round(count * scale));
  return {
    "publish one by one": oneByOne(size(400)),
    "publish 50 at once": atOnce(size(40)),
    "publish 1,000 in one call": inBulk(size(5)),
  };
}

type PublishMeasure = (system: OpenSystem) => Promise<Throughput>;

function oneByOne(count: number): PublishMeasure {
  const jobs = orders(count);
  return (system) =>
    throughputOf(count, async () => {
      for (const order of jobs) await system.publish(order);
    });
}

function atOnce(times: number): PublishMeasure {
  const jobs = orders(50);
  return (system) =>
    throughputOf(50 * times, async () => {
      for (let time = 0; time < times; time += 1) {
        await Promise.all(jobs.map((order: Order) => system.publish(order)));
      }
    });
}

function inBulk(times: number): PublishMeasure {
  const jobs = orders(1_000);
  return (system) =>
    throughputOf(1_000 * times, async () => {
      for (let time = 0; time < times; time += 1) await system.publishMany(jobs);
    });
}
