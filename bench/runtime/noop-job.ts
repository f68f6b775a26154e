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
  const all = countdown(count);
  const handler = (): void => all.one();
  const worker = connectWorker(
    { manifest, contract: bound, handlers: {} },
    { backend, handlers: { [queue]: handler } },
  );
  const began = performance.now();
  await worker.start();
  await all.done;
  const seconds = (performance.now() - began) / 1_000;
  await worker.stop();
  return count / seconds;
}

/** Resolves `done` after `one` was called `count` times. */
export function countdown(count: number): { readonly one: () => void; readonly done: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  return {
    done: promise,
    one: () => {
      left -= 1;
      if (left === 0) resolve();
    },
  };
}
