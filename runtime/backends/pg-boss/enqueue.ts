import type { NewJob, Receipt } from "../../backend.ts";
import type { Installation } from "./installation.ts";
import { jobInsert } from "./job-insert.ts";
import type { QueuePolicies } from "./queue-policies.ts";
import { acceptByThrottle } from "./throttle.ts";
import { insertUnlessUnfinished } from "./unfinished.ts";

/**
 * Stores jobs, all or none. A job whose id is stored already is left as it is.
 *
 * @throws BackendError for a job whose queue does not exist
 */
export async function enqueue(
  installation: Installation,
  policies: QueuePolicies,
  jobs: readonly NewJob[],
): Promise<readonly Receipt[]> {
  const queues = Map.groupBy(jobs, ({ name }) => name);
  const exclusive = new Set<string>();
  for (const name of queues.keys()) if ((await policies.of(name)) === "exclusive") exclusive.add(name);

  const isPlain = queues.size === 1 && exclusive.size === 0 && jobs.every(({ dedupe }) => dedupe === null);
  const standing = new Map<string, string>();
  if (isPlain) {
    for (const [name, batch] of queues) await installation.boss.insert(name, batch.map(jobInsert));
  } else if (jobs.length > 0) {
    await installation.database.transaction(async (transaction) => {
      const accepted = await acceptByThrottle(transaction, installation.schemas, jobs, standing);
      for (const [name, batch] of Map.groupBy(accepted, ({ name }) => name)) {
        if (exclusive.has(name)) await insertUnlessUnfinished(installation, transaction, batch, standing);
        else await installation.boss.insert(name, batch.map(jobInsert), { db: transaction.db });
      }
    });
  }
  return jobs.map(({ id }) => {
    const other = standing.get(id);
    return { id: other ?? id, deduplicated: other !== undefined };
  });
}
