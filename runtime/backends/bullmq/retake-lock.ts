import type { QueueClient } from "./queue-client.ts";
import { lockDuration } from "./timing.ts";

/** What tells a claim from all others of the same job. */
interface ClaimedAttempt {
  readonly id: string;
  readonly token: string;
  readonly attempt: number;
  /** When the attempt began, as BullMQ has it: a job that is retried by hand has its attempts counted anew. */
  readonly processedOn: number | undefined;
}

/**
 * Locks a job again after the lock ran out, as a process that stood still has to do: in one step, and only where
 * nobody has put the job back or claimed it since.
 *
 * @returns whether the lock is ours
 */
export async function retakeLock(
  { redis, backend }: QueueClient,
  { id, token, attempt, processedOn }: ClaimedAttempt,
): Promise<boolean> {
  const keys = [
    `${backend.toKey(id)}:lock`,
    backend.toKey(id),
    backend.toKey("active"),
    backend.toKey("stalled"),
  ];
  const values = [token, lockDuration, id, attempt, processedOn ?? ""];
  return (await redis.eval(retake, keys.length, ...keys, ...values)) === 1;
}

/** A job that is active in another attempt is another's. */
const retake = `
  local lockKey, jobKey, activeKey, stalledKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
  local token, duration, id, attempt, processedOn = unpack(ARGV)
  local holder = redis.call("GET", lockKey)
  if holder and holder ~= token then return 0 end
  local started = redis.call("HMGET", jobKey, "ats", "processedOn")
  if started[1] ~= attempt or started[2] ~= processedOn then return 0 end
  if not redis.call("LPOS", activeKey, id) then return 0 end
  redis.call("SET", lockKey, token, "PX", duration)
  redis.call("SREM", stalledKey, id)
  return 1
`;
