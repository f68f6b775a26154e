import { setTimeout as sleep } from "node:timers/promises";
import { type Order, orders } from "../order.ts";
import type { OpenSystem } from "../system.ts";

/** How late handlers begin, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  /** From the call of `publish` on, rather than from when it resolved. */
  readonly p50FromCall: number;
  readonly p99FromCall: number;
}

/** Publishes jobs to an idle worker, each a while after the last was handled, and notes when its handler begins. */
export function latencyMeasure(scale: number): (system: OpenSystem) => Promise<Latency> {
  const jobs = orders(Math.max(20, Math.round(200 * scale)));
  return async (system) => {
    const begun = new Map<number, (at: number) => void>();
    const stop = await system.work(10, ({ number }) => begun.get(number)?.(performance.now()));
    const late: { readonly fromCall: number; readonly fromResolved: number }[] = [];
    for (const order of jobs) {
      const called = performance.now();
      const begins = new Promise<number>((resolve) => begun.set(order.number, resolve));
      const resolved = await resolvedAt(system, order);
      const began = await begins;
      late.push({ fromCall: began - called, fromResolved: Math.max(0, began - resolved) });
      // At another moment of the worker's own intervals each time.
      await sleep(5 + (order.number % 17));
    }
    await stop();
    return latencyOf(late);
  };
}

async function resolvedAt(system: OpenSystem, order: Order): Promise<number> {
  await system.publish(order);
  return performance.now();
}

function latencyOf(late: readonly { readonly fromCall: number; readonly fromResolved: number }[]): Latency {
  const fromResolved = late.map((one) => one.fromResolved);
  const fromCall = late.map((one) => one.fromCall);
  return {
    p50: percentile(fromResolved, 50),
    p99: percentile(fromResolved, 99),
    p50FromCall: percentile(fromCall, 50),
    p99FromCall: percentile(fromCall, 99),
  };
}

function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const figure = sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
  return Number(figure.toFixed(1));
}
