import type { Json } from "../../../schema/json.ts";
import type { JobRecord, JobState } from "../../backend.ts";
import type { SerializedError } from "../../errors.ts";
import type { RedisStore } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { readError } from "./stored-error.ts";

/** One job. The ids of ours are UUIDs in lower case, and are found in upper case as well. */
export async function readJob(store: RedisStore, name: string, id: string): Promise<JobRecord | undefined> {
  const ours = uuid.test(id) ? id.toLowerCase() : id;
  return (await readStored(store, name, ours)) ?? (ours === id ? undefined : readStored(store, name, id));
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A job as it is at one moment: its hash and the sets that hold its id, read in one MULTI. */
async function readStored(store: RedisStore, name: string, id: string): Promise<JobRecord | undefined> {
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
  const [fields, ...places] = (replies ?? []).map(([error, reply], index) => {
    if (!error) return reply;
    if (index === 0 && isOfAnotherType(error)) return {};
    throw error;
  });
  // HGETALL gives an object of strings.
  const hash = fields as Readonly<Record<string, string>>;
  return isJob(hash) ? jobRecord(id, hash, stateOf(hash, places)) : undefined;
}

/** BullMQ keeps its sets, lists and counters beside the jobs, under keys of the same form. */
function isOfAnotherType(error: Error): boolean {
  return error.message.startsWith("WRONGTYPE");
}

/** There are hashes beside the jobs as well; that of a scheduler has data, too. */
function isJob(hash: Readonly<Record<string, string>>): boolean {
  return hash.data !== undefined && hash.timestamp !== undefined;
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
  const attempt = attemptOf(hash);
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

/** The claim which finds that the last attempt was lost with its worker is counted, too, but runs nothing. */
function attemptOf({ ats, opts }: Readonly<Record<string, string>>): number {
  const options = parseJson(opts);
  const hasAttempts = typeof options === "object" && options !== null && "attempts" in options;
  const maxAttempts = hasAttempts ? Number(options.attempts) : 1;
  return Math.min(Number(ats ?? 0), Math.max(1, maxAttempts));
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
