import type { NewJob } from "../../backend.ts";
import { BackendError } from "../../errors.ts";
import type { Database } from "./database.ts";
import type { Installation } from "./installation.ts";
import { jobInsert } from "./job-insert.ts";
import { type StandingRow, standingJobs } from "./sql/jobs.ts";

/** A job that stands in the way may be finished when it is looked for; then there is room for another try. */
const rounds = 5;

/**
 * Inserts jobs into a queue of policy `exclusive`, which has room for one unfinished job of each key. For each
 * that finds no room, `standing` gets the id of the job that has it.
 *
 * @throws BackendError when other jobs came and went in every round
 */
export async function insertUnlessUnfinished(
  { boss, schemas }: Installation,
  transaction: Database,
  jobs: readonly NewJob[],
  standing: Map<string, string>,
): Promise<void> {
  // In order of key, so that two bulks cannot lock each other out.
  let pending = jobs.map((job) => ({ job, key: keyOf(job) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (let round = 0; round < rounds; round += 1) {
    const [first] = pending;
    if (!first) return;
    const { name } = first.job;
    const rows = pending.map(({ job, key }) => ({ ...jobInsert(job), singletonKey: key }));
    const inserted = new Set(await boss.insert(name, rows, { db: transaction.db, returnId: true }));
    pending = pending.filter(({ job }) => !inserted.has(job.id));
    if (pending.length === 0) return;

    const found = await transaction.query<StandingRow>(standingJobs(schemas), [
      name,
      pending.map(({ job }) => job.id),
      pending.map(({ key }) => key),
    ]);
    const stored = new Set(found.filter(({ key }) => key === null).map(({ id }) => id));
    const holders = new Map(found.flatMap(({ id, key }) => (key === null ? [] : [[key, id] as const])));
    pending = pending.filter(({ job, key }) => {
      if (stored.has(job.id)) return false;
      const holder = holders.get(key);
      if (holder !== undefined) standing.set(job.id, holder);
      return holder === undefined;
    });
  }
  const [first] = pending;
  if (!first) return;
  throw new BackendError(
    `${first.job.name}: jobs with the dedupe key ${first.key} came and went ${rounds} times while one was published. ` +
      "Publish it again.",
  );
}

/** In such a queue jobs without a key would count as having the same one. */
function keyOf({ id, dedupe }: NewJob): string {
  return dedupe === null ? id : dedupe.key;
}
