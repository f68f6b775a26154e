import type { NewJob, Receipt } from "../../backend.ts";
import type { Database } from "./database.ts";
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
  const exclusive = await policies.exclusiveAmong(queues.keys());
  const isPlain = queues.size === 1 && exclusive.size === 0 && jobs.every(({ dedupe }) => dedupe === null);
  if (!isPlain) {
    if (jobs.length === 0) return [];
    return installation.database.transaction((transaction) =>
      insertJobs(installation, exclusive, transaction, jobs),
    );
  }
  for (const [name, batch] of queues) await installation.boss.insert(name, batch.map(jobInsert));
  return receipts(jobs, new Map());
}

/**
 * Stores jobs within a transaction, all or none where it is rolled back on an error.
 *
 * @param exclusive the queues whose jobs are deduped while unfinished; asked for before the transaction
 */
export async function insertJobs(
  installation: Installation,
  exclusive: ReadonlySet<string>,
  transaction: Database,
  jobs: readonly NewJob[],
): Promise<readonly Receipt[]> {
  const standing = new Map<string, string>();
  const accepted = await acceptByThrottle(transaction, installation.schemas, jobs, standing);
  for (const [name, batch] of Map.groupBy(accepted, ({ name }) => name)) {
    if (exclusive.has(name)) await insertUnlessUnfinished(installation, transaction, batch, standing);
    else await installation.boss.insert(name, batch.map(jobInsert), { db: transaction.db });
  }
  return receipts(jobs, standing);
}

/** @param standing for each job that was not stored, the id of the one which stands in its place */
function receipts(jobs: readonly NewJob[], standing: ReadonlyMap<string, string>): readonly Receipt[] {
  return jobs.map(({ id }) => {
    const other = standing.get(id);
    return { id: other ?? id, deduplicated: other !== undefined };
  });
}
