import type { Handlers } from "./generated/index.ts";
import type { Stage } from "./stage.ts";

/** Works what is ready in one queue and tells how many jobs that were: 0 where nothing was enqueued. */
export async function runWaiting({ worker }: Pick<Stage, "worker">, name: keyof Handlers): Promise<number> {
  const { completed } = await worker({ [name]: () => null }).runOnce({ jobs: [name] });
  return completed;
}
