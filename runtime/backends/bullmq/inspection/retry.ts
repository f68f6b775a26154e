import { DuplicateError } from "../../../errors.ts";
import type { ChangeOfState } from "../../../inspection.ts";
import type { OpenedStore } from "../connection.ts";
import { cancelledSet, retryField } from "../own-keys.ts";
import { errorField } from "../stored-error.ts";
import { changeStored } from "./change-stored.ts";

/** Gives a failed or cancelled job its attempts anew. */
export function retryJob({ redis, queue }: OpenedStore, name: string, id: string): Promise<ChangeOfState> {
  return changeStored(id, async (storedId) => {
    const values = [queue(name).toKey(""), storedId, cancelledSet, errorField, retryField];
    // The answers of the script below.
    const [change, twin] = (await redis.eval(retry, 0, ...values)) as [ChangeOfState | "duplicate", string?];
    if (change === "duplicate") throw new DuplicateError(name, storedId, twin);
    return change;
  });
}

/**
 * A script, because BullMQ's own knows no cancelled jobs and takes no dedupe key: what follows on that is as BullMQ does
 * it. A throttle is no hindrance and begins with `publish` alone; the key of a job that is gone is nobody's.
 */
const retry = `
  local prefix, id, cancelledSet, errorField, retryField = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
  local jobKey = prefix .. id
  if redis.call("TYPE", jobKey).ok ~= "hash" then return {"missing"} end
  local job = redis.call("HMGET", jobKey, "data", "timestamp", "deid", "opts", "priority")
  if not job[1] or not job[2] then return {"missing"} end

  local from
  for _, set in ipairs({"failed", cancelledSet}) do
    if redis.call("ZSCORE", prefix .. set, id) then from = set end
  end
  if not from then return {"unfit"} end

  local dedupe = job[3] and cjson.decode(job[4]).de
  if dedupe and not dedupe.ttl then
    local dedupeKey = prefix .. "de:" .. job[3]
    local twin = redis.call("GET", dedupeKey)
    if twin and twin ~= id and redis.call("EXISTS", prefix .. twin) == 1 then return {"duplicate", twin} end
    redis.call("SET", dedupeKey, id)
  end

  redis.call("ZREM", prefix .. from, id)
  redis.call("HDEL", jobKey, "ats", "atm", "stc", "defa", "pb", "processedOn", "finishedOn", "progress",
    "returnvalue", "failedReason", "stacktrace", errorField, retryField)
  redis.call("HSET", jobKey, "delay", 0)
  local priority = tonumber(job[5]) or 0
  if priority == 0 then
    redis.call("LPUSH", prefix .. "wait", id)
  else
    local turn = redis.call("INCR", prefix .. "pc") % 0x100000000
    redis.call("ZADD", prefix .. "prioritized", priority * 0x100000000 + turn, id)
  end
  redis.call("XADD", prefix .. "events", "*", "event", "waiting", "jobId", id, "prev", "failed")
  if redis.call("HEXISTS", prefix .. "meta", "paused") == 0 then redis.call("ZADD", prefix .. "marker", 0, "0") end
  return {"changed"}
`;
