import type { Json } from "../../../schema/json.ts";
import type { JobRecord, JobState } from "../../backend.ts";
import { retryDueAt, retryField } from "./own-keys.ts";
import { parseJson } from "./parse-json.ts";
import { readError } from "./stored-error.ts";

/** The fields of a job, as Redis has them. */
export type JobHash = Readonly<Record<string, string>>;

/** In which of a queue's places a job's id is; what is in no other waits, in a list or in a set by priority. */
export type JobPlace = "waiting" | "delayed" | "active" | "completed" | "failed" | "cancelled";

/** There are hashes beside the jobs as well; that of a scheduler has data, too. */
export function isJob(hash: JobHash): boolean {
  return hash.data !== undefined && hash.timestamp !== undefined;
}

export function jobRecord(id: string, hash: JobHash, place: JobPlace): JobRecord {
  const state = stateOf(hash, place);
  const attempt = attemptOf(hash);
  const ended = state === "completed" || state === "failed" || state === "cancelled";
  const failed = state === "failed" || state === "retrying";
  return {
    id,
    state,
    // What producers and handlers stored is JSON.
    payload: parseJson(hash.data) as Json,
    result: state === "completed" && hash.returnvalue ? (parseJson(hash.returnvalue) as Json) : undefined,
    error: failed && hash.failedReason !== undefined ? readError(hash) : undefined,
    attempt,
    progress: state === "active" && hash.progress ? (parseJson(hash.progress) as Json) : undefined,
    createdAt: new Date(Number(hash.timestamp)),
    startedAt: attempt > 0 && hash.processedOn ? new Date(Number(hash.processedOn)) : undefined,
    finishedAt: ended ? new Date(Number(hash.finishedOn)) : undefined,
  };
}

function stateOf(hash: JobHash, place: JobPlace): JobState {
  const mayRetry = place === "waiting" || place === "delayed";
  return mayRetry && retryDueAt(hash[retryField], hash.ats) !== undefined ? "retrying" : place;
}

/** The claim which finds that the last attempt was lost with its worker is counted, too, but runs nothing. */
function attemptOf({ ats, opts }: JobHash): number {
  const options = parseJson(opts);
  const hasAttempts = typeof options === "object" && options !== null && "attempts" in options;
  const maxAttempts = hasAttempts ? Number(options.attempts) : 1;
  return Math.min(Number(ats ?? 0), Math.max(1, maxAttempts));
}
