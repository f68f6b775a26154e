import type { ConsumeRequest, Consumer } from "../../backend.ts";
import { readyGroups } from "./fetch-jobs.ts";
import type { Installation } from "./installation.ts";
import { whileReachable } from "./reachable.ts";
import { Settlements } from "./settlements.ts";
import { notifyChannel } from "./sql/queues.ts";
import { bossSchemaOption } from "./sql/schemas.ts";
import { Upkeep } from "./upkeep.ts";
import { WorkerLoop } from "./worker-loop.ts";

/**
 * Starts to claim jobs.
 *
 * @param released runs when the last run has returned
 */
export async function startConsumer(
  installation: Installation,
  request: ConsumeRequest,
  released: () => Promise<void>,
): Promise<Consumer> {
  const settlements = new Settlements(installation.database, installation.schemas, request.logger);
  const loop = new WorkerLoop(installation, request, { ...installation, settlements });
  const upkeep = new Upkeep(installation, request.jobs, loop.claims, request.logger);
  await readyGroups(installation, request.jobs);
  const unlisten = await listen(installation, request, loop);
  // A bounded pass works what a lost worker left too, so that comes first.
  if (request.limit !== undefined) await upkeep.recover();
  const upkeepDone = upkeep.run();
  const done = work();

  async function work(): Promise<void> {
    try {
      await whileReachable(installation.place, () => loop.run());
    } finally {
      upkeep.stop();
      await upkeepDone;
      await unlisten();
      await released();
    }
  }

  return {
    done,
    stop: () => {
      loop.stop();
      return done;
    },
  };
}

/** Where the server cannot notify, as behind some poolers, the scan alone finds the jobs. */
async function listen(
  { database, schema }: Installation,
  { logger }: ConsumeRequest,
  loop: WorkerLoop,
): Promise<() => Promise<void>> {
  try {
    const [row] = await database.query<{ readonly channel: string }>(notifyChannel, [
      bossSchemaOption(schema),
    ]);
    const handle = await database.db.listen?.(
      row?.channel ?? "",
      (queue) => loop.notify(queue),
      () => loop.notify(),
    );
    return async () => handle?.close();
  } catch (error) {
    logger.warn({ error }, "pg-boss: this connection cannot LISTEN; jobs are looked for twice a second.");
    return async () => {};
  }
}
