import type { FetchOptions, PgBoss } from "pg-boss";
import type { RuntimeJob } from "../../../schema/contract.ts";
import type { Database } from "./database.ts";
import type { Installation } from "./installation.ts";
import { type ClaimedRow, claimedRows } from "./sql/claimed-rows.ts";
import { lockGroups } from "./sql/groups.ts";

/** Claims at most `count` jobs of one queue, as many as its groups have room for. */
export async function fetchJobs(
  installation: Installation,
  { name, options: { groupConcurrency } }: RuntimeJob,
  count: number,
): Promise<readonly ClaimedRow[]> {
  if (groupConcurrency) return fetchWithinGroups(installation, name, groupConcurrency, count);
  return fetchRows(installation.boss, name, installation.database, { batchSize: count });
}

/** By pg-boss's own `fetch`: it is ours to run its statement, and to say which columns. */
async function fetchRows(
  boss: PgBoss,
  name: string,
  database: Database,
  options: FetchOptions,
): Promise<readonly ClaimedRow[]> {
  let claimed: readonly ClaimedRow[] = [];
  const executeSql = async (statement: string, values?: unknown[]) => {
    claimed = await database.query<ClaimedRow>(claimedRows(statement), values);
    return { rows: [] };
  };
  await boss.fetch(name, { ...options, includeMetadata: true, db: { executeSql } });
  return claimed;
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
): Promise<readonly ClaimedRow[]> {
  return database.transaction(async (transaction) => {
    await transaction.query(lockGroups, [`${schema}/${name}`]);
    const claimed: ClaimedRow[] = [];
    while (claimed.length < count) {
      const [row] = await fetchRows(boss, name, transaction, { batchSize: 1, groupConcurrency });
      if (!row) break;
      claimed.push(row);
    }
    return claimed;
  });
}
