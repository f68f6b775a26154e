import type { Job, JobJson } from "bullmq";
import { retryField } from "./own-keys.ts";
import type { QueueClient } from "./queue-client.ts";
import { retakeLock } from "./retake-lock.ts";
import { renewalInterval } from "./timing.ts";

/** A job that was moved to the active ones under a lock of ours. */
export interface Claim {
  readonly job: Job;
  /** JSON, if its producer kept to it. */
  readonly payload: string;
  /** What the lock holds. */
  readonly token: string;
  /** By the local clock: not later than the lock was taken. */
  readonly claimedAt: number;
}

/** What an attempt to claim brought: a job, or when to try again. */
export type ClaimReply = { readonly claim: Claim } | ({ readonly claim: undefined } & NextTry);

export interface NextTry {
  /** At the latest. */
  readonly tryAt: number;
  /** Whether a rate limit holds until then, so that new jobs are no reason to try before. */
  readonly limited: boolean;
}

/** Claims the next job of a queue, if one is ready. */
export async function claimNext(queue: QueueClient, token: string): Promise<ClaimReply> {
  const claimedAt = Date.now();
  return readReply(queue, await queue.backend.moveToActive(token), token, claimedAt);
}

/** Reads what BullMQ's scripts answer: the job's hash, its id, the wait for a rate limit, the next delayed job. */
export async function readReply(
  queue: QueueClient,
  reply: readonly unknown[],
  token: string,
  claimedAt: number,
): Promise<ClaimReply> {
  const [data, id, rateLimitDelay, delayedUntil] = reply;
  if (!isJob(data) || typeof id !== "string") {
    const pause = Number(rateLimitDelay ?? 0);
    const next = Number(delayedUntil ?? 0);
    return {
      claim: undefined,
      tryAt: pause > 0 ? Date.now() + pause : next > 0 ? next : Number.POSITIVE_INFINITY,
      limited: pause > 0,
    };
  }
  // The payload may be anything, and is parsed where that may fail.
  const job = queue.driver.Job.fromJSON(queue.worker, { ...data, data: "{}" }, id);
  const claim = await keepClaim(queue, { job, payload: data.data, token, claimedAt });
  if (!claim) return { claim: undefined, tryAt: Date.now(), limited: false };
  await planNextRun(queue, claim);
  return { claim };
}

/** The claim, unless its answer has lain about for so long that the job is another's by now. */
async function keepClaim(queue: QueueClient, claim: Claim): Promise<Claim | undefined> {
  const now = Date.now();
  if (now - claim.claimedAt < renewalInterval) return claim;
  const { job, token } = claim;
  const kept = await retakeLock(queue, {
    id: String(job.id),
    token,
    attempt: job.attemptsStarted,
    processedOn: job.processedOn,
  });
  return kept ? { ...claim, claimedAt: now } : undefined;
}

/** A job made by one of BullMQ's schedulers plans its successor when it is claimed. */
async function planNextRun(queue: QueueClient, { job, token }: Claim): Promise<void> {
  const { id, name, data, opts, repeatJobKey } = job;
  const repeat: unknown = "repeat" in opts ? opts.repeat : undefined;
  if (!repeatJobKey || !id || !isRepeat(repeat)) return;
  try {
    const scheduler = await queue.worker.jobScheduler;
    const how = { override: false, producerId: id };
    await scheduler.upsertJobScheduler(repeatJobKey, repeat, name, data, opts, how);
  } catch (error) {
    await release(queue, id, token);
    throw error;
  }
}

function isRepeat(repeat: unknown): repeat is { readonly pattern?: string; readonly every?: number } {
  return typeof repeat === "object" && repeat !== null && ("pattern" in repeat || "every" in repeat);
}

function isJob(data: unknown): data is JobJson {
  return typeof data === "object" && data !== null && "opts" in data;
}

/**
 * Hands a claimed job back: first in its queue, and the attempt not counted. Should the process end between the
 * two steps, the job counts as lost, and the attempt still does not.
 */
export async function release({ backend, redis }: QueueClient, id: string, token: string): Promise<void> {
  await Promise.all([
    redis.eval(uncountAttempt, 1, backend.toKey(id), token, retryField),
    backend.moveJobFromActiveToWait(id, token),
  ]);
  // BullMQ does not ring for a job with a priority.
  await redis.zadd(backend.toKey("marker"), 0, "0");
}

/** Only while the lock is ours. A job that is handed back waits, whatever became of the attempt before. */
const uncountAttempt = `
  if redis.call("GET", KEYS[1] .. ":lock") == ARGV[1] then
    redis.call("HINCRBY", KEYS[1], "ats", -1)
    redis.call("HDEL", KEYS[1], ARGV[2])
  end
`;
