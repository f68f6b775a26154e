import type { QueueClient } from "./queue-client.ts";
import { lockDuration } from "./timing.ts";

/** What tells a claim from all others of the same job. */
interface ClaimedAttempt {
  readonly id: string;
  readonly token: string;
  readonly attempt: number;
}

/**
 * Locks a job again after the lock ran out, as a process that stood still has to do: in one step, and only where
 * nobody has put the job back or claimed it since.
 *
 * @returns whether the lock is ours
 */
export async function retakeLock(
  { redis, backend }: QueueClient,
  { id, token, attempt }: ClaimedAttempt,
): Promise<boolean> {
  const keys = [
    `${backend.toKey(id)}:lock`,
    backend.toKey(id),
    backend.toKey("active"),
    backend.toKey("stalled"),
  ];
  return (await redis.eval(retake, keys.length, ...keys, token, lockDuration, id, attempt)) === 1;
}

/** A job that is active in its next attempt is another's. */
const retake = `
  local lockKey, jobKey, activeKey, stalledKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
  local token, duration, id, attempt = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
  local holder = redis.call("GET", lockKey)
  if holder and holder ~= token then return 0 end
  if redis.call("HGET", jobKey, "ats") ~= attempt then return 0 end
  if not redis.call("LPOS", activeKey, id) then return 0 end
  redis.call("SET", lockKey, token, "PX", duration)
  redis.call("SREM", stalledKey, id)
  return 1
`;
