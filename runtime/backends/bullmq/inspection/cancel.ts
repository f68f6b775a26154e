import type { ChangeOfState } from "../../../inspection.ts";
import type { OpenedStore } from "../connection.ts";
import { cancelledSet } from "../own-keys.ts";
import { changeStored } from "./change-stored.ts";

/** Ends a job that has not ended. */
export function cancelJob(opened: OpenedStore, name: string, id: string): Promise<ChangeOfState> {
  return changeStored(id, (storedId) => {
    const prefix = opened.queue(name).toKey("");
    // The answers of the script below.
    return opened.redis.eval(cancel, 0, prefix, storedId, Date.now(), cancelledSet) as Promise<ChangeOfState>;
  });
}

/**
 * A script, because a job may be in five places, and must be in none of them any more. Without its lock, a run can neither
 * end the job nor keep it. A key with a time to live is a throttle, which stands.
 */
const cancel = `
  local prefix, id, now, cancelledSet = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
  local jobKey = prefix .. id
  if redis.call("TYPE", jobKey).ok ~= "hash" then return "missing" end
  local job = redis.call("HMGET", jobKey, "data", "timestamp", "deid")
  if not job[1] or not job[2] then return "missing" end

  local taken = redis.call("ZREM", prefix .. "delayed", id) + redis.call("ZREM", prefix .. "prioritized", id)
  if taken == 0 and redis.call("LREM", prefix .. "active", 1, id) > 0 then
    redis.call("DEL", jobKey .. ":lock")
    redis.call("SREM", prefix .. "stalled", id)
    taken = 1
  end
  for _, list in ipairs({"wait", "paused"}) do
    if taken == 0 then taken = redis.call("LREM", prefix .. list, -1, id) end
  end
  if taken == 0 then return "unfit" end

  redis.call("HSET", jobKey, "finishedOn", now)
  redis.call("ZADD", prefix .. cancelledSet, now, id)
  local dedupeKey = job[3] and prefix .. "de:" .. job[3]
  if dedupeKey and redis.call("GET", dedupeKey) == id and redis.call("PTTL", dedupeKey) == -1 then
    redis.call("DEL", dedupeKey)
  end
  return "changed"
`;
