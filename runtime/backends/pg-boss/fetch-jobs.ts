import type { JobWithMetadata } from "pg-boss";
import type { RuntimeJob } from "../../../schema/contract.ts";
import type { Installation } from "./installation.ts";
import { lockGroups } from "./sql/groups.ts";

/** Claims at most `count` jobs of one queue, as many as its groups have room for. */
export async function fetchJobs(
  installation: Installation,
  { name, options: { groupConcurrency } }: RuntimeJob,
  count: number,
): Promise<JobWithMetadata<unknown>[]> {
  if (groupConcurrency) return fetchWithinGroups(installation, name, groupConcurrency, count);
  const rows = await installation.boss.fetch<unknown>(name, { batchSize: count, includeMetadata: true });
  // Postgres returns the rows of a batch in no order.
  return rows.sort((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime());
}

/**
 * Makes pg-boss remember the queues whose jobs have groups. Else it would ask for them within our transaction, on another
 * connection; PGlite has no other, and both would wait for ever.
 */
export async function readyGroups({ boss }: Installation, jobs: readonly RuntimeJob[]): Promise<void> {
  for (const { name, options } of jobs) if (options.groupConcurrency) await boss.insert(name, []);
}

/**
 * pg-boss counts the active jobs of a group as its statement begins: two workers at once would each find room for the
 * last one. So claims are made in turn, and one by one, since within a batch pg-boss takes the jobs of a group in no order.
 */
async function fetchWithinGroups(
  { boss, database, schema }: Installation,
  name: string,
  groupConcurrency: number,
  count: number,
): Promise<JobWithMetadata<unknown>[]> {
  return database.transaction(async (transaction) => {
    await transaction.query(lockGroups, [`${schema}/${name}`]);
    const claimed: JobWithMetadata<unknown>[] = [];
    const options = { batchSize: 1, includeMetadata: true, groupConcurrency, db: transaction.db } as const;
    while (claimed.length < count) {
      const [row] = await boss.fetch<unknown>(name, options);
      if (!row) break;
      claimed.push(row);
    }
    return claimed;
  });
}
