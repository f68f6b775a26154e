import type { ConsumeRequest, Consumer } from "../../backend.ts";
import { readyGroups } from "./fetch-jobs.ts";
import type { Installation } from "./installation.ts";
import { whileReachable } from "./reachable.ts";
import { Settlements } from "./settlements.ts";
import { cancelNotice } from "./sql/changes.ts";
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
  const unlisten = await listen(installation, request, {
    inserted: (queue) => loop.notify(queue),
    cancelled: () => upkeep.look(),
  });
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

/** What the workers of a schema are notified of. */
interface Notices {
  /** Jobs were stored in a queue, or perhaps in any. */
  inserted(queue?: string): void;
  /** A job that was started has been cancelled. */
  cancelled(): void;
}

/** Where the server cannot notify, as behind some poolers, the scan alone finds the jobs, and each look a cancel. */
async function listen(
  { database, schema }: Installation,
  { logger }: ConsumeRequest,
  notices: Notices,
): Promise<() => Promise<void>> {
  try {
    const [row] = await database.query<{ readonly channel: string }>(notifyChannel, [
      bossSchemaOption(schema),
    ]);
    const handle = await database.db.listen?.(
      row?.channel ?? "",
      (notice) => (notice === cancelNotice ? notices.cancelled() : notices.inserted(notice)),
      () => notices.inserted(),
    );
    // Where the database cannot be asked any more it has forgotten by itself, and the rest is ended all the same.
    return async () => handle?.close().catch(() => {});
  } catch (error) {
    logger.warn({ error }, "pg-boss: this connection cannot LISTEN; jobs are looked for twice a second.");
    return async () => {};
  }
}
