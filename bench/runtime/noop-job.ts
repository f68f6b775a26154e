import { defineJob, defineManifest } from "jobwright";
import { type Backend, connectClient, connectWorker } from "jobwright/runtime";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { runtimeContract } from "../../schema/runtime-contract.ts";

export const queue = "noop";

const manifest = defineManifest({
  name: "bench",
  jobs: [defineJob({ name: queue, payload: z.object({ n: z.number() }) })],
});
/** Publishes `count` jobs, then works them with the default worker, and gives its jobs per second. */
export async function workWithJobwright(backend: Backend, count: number): Promise<number> {
  const { contract } = await buildContract(manifest);
  if (!contract) throw new Error("The benchmark's manifest has errors.");
  const bound = runtimeContract(contract);
  const client = connectClient(manifest, bound, { backend });
  const entries = Array.from({ length: count }, (_, n) => ({ payload: { n } }));
  await client.job<{ n: number }, unknown, object>(queue).publishMany(entries);
  const watch = stopwatch(count);
  const handler = (): void => watch.one();
  const worker = connectWorker(
    { manifest, contract: bound, handlers: {} },
    { backend, handlers: { [queue]: handler } },
  );
  await worker.start();
  const figure = await watch.jobsPerSecond;
  await worker.stop();
  return figure;
}

/**
 * Measures jobs per second from the first call of `one` to the last of `count`: what it takes to start a worker is
 * another figure.
 */
export function stopwatch(count: number): {
  readonly one: () => void;
  readonly jobsPerSecond: Promise<number>;
} {
  const { promise, resolve } = Promise.withResolvers<number>();
  let calls = 0;
  let began = 0;
  return {
    jobsPerSecond: promise,
    one: () => {
      calls += 1;
      if (calls === 1) began = performance.now();
      if (calls === count) resolve(((count - 1) / (performance.now() - began)) * 1_000);
    },
  };
}
