import type { JobRecord } from "../../backend.ts";
import type { OpenedStore } from "./connection.ts";
import { isJob, type JobHash, jobRecord } from "./job-record.ts";
import { cancelledSet } from "./own-keys.ts";

/** How many jobs are read at one moment; Redis does nothing else meanwhile. */
const batch = 100;

/** What is read of each job, in one MULTI: its hash and the places that hold its id. */
const readsOfJob = 6;

/** Jobs of one queue in the order of their ids, each as it is at one moment; undefined where there is none. */
export async function readRecords(
  opened: OpenedStore,
  name: string,
  ids: readonly string[],
): Promise<readonly (JobRecord | undefined)[]> {
  const batches: Promise<readonly (JobRecord | undefined)[]>[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    batches.push(readBatch(opened, name, ids.slice(from, from + batch)));
  }
  return (await Promise.all(batches)).flat();
}

async function readBatch(
  { redis, queue }: OpenedStore,
  name: string,
  ids: readonly string[],
): Promise<readonly (JobRecord | undefined)[]> {
  const key = (type: string): string => queue(name).toKey(type);
  const multi = redis.multi();
  for (const id of ids) {
    multi
      .hgetall(key(id))
      .zscore(key(cancelledSet), id)
      .zscore(key("completed"), id)
      .zscore(key("failed"), id)
      .zscore(key("delayed"), id)
      .lpos(key("active"), id);
  }
  const replies = (await multi.exec()) ?? [];
  return ids.map((id, index) => recordOf(id, replies.slice(index * readsOfJob, (index + 1) * readsOfJob)));
}

function recordOf(
  id: string,
  replies: readonly [error: Error | null, reply: unknown][],
): JobRecord | undefined {
  const [fields, ...places] = replies.map(([error, reply], index) => {
    if (!error) return reply;
    if (index === 0 && isOfAnotherType(error)) return {};
    throw error;
  });
  // HGETALL gives an object of strings.
  const hash = fields as JobHash;
  if (!isJob(hash)) return undefined;
  const [cancelled = false, completed = false, failed = false, delayed = false, active = false] = places.map(
    (place) => place !== null,
  );
  return jobRecord(id, hash, { cancelled, completed, failed, delayed, active });
}

/** BullMQ keeps its sets, lists and counters beside the jobs, under keys of the same form. */
function isOfAnotherType(error: Error): boolean {
  return error.message.startsWith("WRONGTYPE");
}
