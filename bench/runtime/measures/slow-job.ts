import { setTimeout as sleep } from "node:timers/promises";
import { orders } from "../order.ts";
import type { OpenSystem } from "../system.ts";

const slowMilliseconds = 2_000;

/**
 * 40 jobs, 20 at once, the first of which takes two seconds: milliseconds until the last of the other 39 has begun.
 */
export async function slowJobMeasure(system: OpenSystem): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const ended = Promise.withResolvers<void>();
  let others = 0;
  let began: number | undefined;
  await system.publishMany(orders(40));
  const stop = await system.work(20, async ({ number }) => {
    began ??= performance.now();
    if (number === 0) {
      await sleep(slowMilliseconds);
      ended.resolve();
      return;
    }
    others += 1;
    if (others === 39) resolve(Math.round(performance.now() - began));
  });
  const figure = await promise;
  await ended.promise;
  await stop();
  return figure;
}
