import type { Json } from "../../../schema/json.ts";
import type { JobRecord, JobState } from "../../backend.ts";
import type { SerializedError } from "../../errors.ts";
import type { RedisStore } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { readError } from "./stored-error.ts";

/** One job as it is at one moment: its hash and the sets that hold its id, read in one MULTI. */
export async function readJob(store: RedisStore, name: string, id: string): Promise<JobRecord | undefined> {
  if (!couldBeJobId(id)) return undefined;
  const key = (type: string): string => `${store.prefix}:${name}:${type}`;
  const replies = await store.run(({ redis }) =>
    redis
      .multi()
      .hgetall(key(id))
      .zscore(key("completed"), id)
      .zscore(key("failed"), id)
      .zscore(key("delayed"), id)
      .lpos(key("active"), id)
      .exec(),
  );
  const [fields, ...places] = (replies ?? []).map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
  // HGETALL gives an object of strings.
  const hash = fields as Readonly<Record<string, string>>;
  return hash.data === undefined ? undefined : jobRecord(id, hash, stateOf(hash, places));
}

/** Ours are UUIDs and BullMQ's own have a digit too; the keys that BullMQ keeps beside its jobs are plain words. */
function couldBeJobId(id: string): boolean {
  return /\d/.test(id);
}

/** What is in none of the places waits: in a list or, with a priority, in a set of its own. */
function stateOf(hash: Readonly<Record<string, string>>, places: readonly unknown[]): JobState {
  const [completed, failed, delayed, active] = places.map((place) => place !== null);
  if (completed) return "completed";
  if (failed) return "failed";
  if (delayed) return Number(hash.atm ?? 0) > 0 ? "retrying" : "delayed";
  return active ? "active" : "waiting";
}

function jobRecord(id: string, hash: Readonly<Record<string, string>>, state: JobState): JobRecord {
  const attempt = Number(hash.ats ?? 0);
  return {
    id,
    state,
    // What producers and handlers stored is JSON.
    payload: parseJson(hash.data) as Json,
    attempt,
    createdAt: new Date(Number(hash.timestamp)),
    ...(attempt > 0 && hash.processedOn && { startedAt: new Date(Number(hash.processedOn)) }),
    ...(state === "completed" && resultOf(hash)),
    ...((state === "failed" || state === "retrying") && errorOf(hash)),
    ...(state === "active" && progressOf(hash)),
    ...((state === "completed" || state === "failed") && { finishedAt: new Date(Number(hash.finishedOn)) }),
  };
}

function resultOf({ returnvalue }: Readonly<Record<string, string>>): { readonly result?: Json } {
  return returnvalue ? { result: parseJson(returnvalue) as Json } : {};
}

function errorOf(hash: Readonly<Record<string, string>>): { readonly error?: SerializedError } {
  return hash.failedReason === undefined ? {} : { error: readError(hash) };
}

function progressOf({ progress }: Readonly<Record<string, string>>): { readonly progress?: Json } {
  return progress ? { progress: parseJson(progress) as Json } : {};
}
