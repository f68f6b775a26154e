import type { JobRecord } from "../../backend.ts";
import type { OpenedStore } from "./connection.ts";
import { isJob, type JobPlace, jobRecord } from "./job-record.ts";
import { cancelledSet } from "./own-keys.ts";

/** How many jobs are read at one moment; Redis does nothing else meanwhile. */
const batch = 100;

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
  // The answer of the script below.
  const found = (await redis.eval(
    read,
    0,
    queue(name).toKey(""),
    cancelledSet,
    ...ids,
  )) as readonly (readonly [place: JobPlace, fields: readonly string[]])[];
  return found.map(([place, fields], index) => {
    const hash = Object.fromEntries(pairs(fields));
    return isJob(hash) ? jobRecord(ids[index] ?? "", hash, place) : undefined;
  });
}

function* pairs(list: readonly string[]): Iterable<readonly [string, string]> {
  for (let index = 0; index + 1 < list.length; index += 2) yield [list[index] ?? "", list[index + 1] ?? ""];
}

/**
 * A script, because a list has to be searched for the active jobs, which is long work where there are many: only one that
 * has been started and has no lock may be among them or not. BullMQ keeps its own sets, lists and counters beside the jobs,
 * under keys of the same form.
 */
const read = `
  local prefix, cancelledSet = ARGV[1], ARGV[2]
  local function placeOf(id, jobKey)
    for place, set in pairs({completed = "completed", failed = "failed", delayed = "delayed", cancelled = cancelledSet}) do
      if redis.call("ZSCORE", prefix .. set, id) then return place end
    end
    if redis.call("EXISTS", jobKey .. ":lock") == 1 then return "active" end
    local wasStarted = redis.call("HEXISTS", jobKey, "processedOn") == 1
    return wasStarted and redis.call("LPOS", prefix .. "active", id) and "active" or "waiting"
  end
  local jobs = {}
  for i = 3, #ARGV do
    local jobKey = prefix .. ARGV[i]
    local isHash = redis.call("TYPE", jobKey).ok == "hash"
    table.insert(jobs, isHash and {placeOf(ARGV[i], jobKey), redis.call("HGETALL", jobKey)} or {"waiting", {}})
  end
  return jobs
`;
