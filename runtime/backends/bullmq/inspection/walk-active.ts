import type { OpenedStore } from "../connection.ts";
import type { ScoredPosition, Walk } from "./walk.ts";

/**
 * Walks the active jobs by when they were started. BullMQ keeps them in a list, out of which they go at any place: it is
 * gone through whole, and is never longer than the workers have slots.
 */
export function walkActive({ redis, queue }: OpenedStore, name: string, after?: ScoredPosition): Walk {
  const prefix = queue(name).toKey("");
  let position = after;
  return async (count) => {
    // The answer of the script below.
    const found = (await redis.eval(readActive, 0, prefix, count, ...(position ?? []))) as (readonly [
      id: string,
      startedAt: string,
    ])[];
    const steps = found.map(([id, startedAt]) => ({ id, position: [Number(startedAt), id] as const }));
    position = steps.at(-1)?.position ?? position;
    return { steps, ended: steps.length < count };
  };
}

const readActive = `
  local prefix, count, afterTime, afterId = unpack(ARGV)
  local jobs = {}
  for _, id in ipairs(redis.call("LRANGE", prefix .. "active", 0, -1)) do
    local startedAt = redis.call("HGET", prefix .. id, "processedOn") or "0"
    local order = tonumber(startedAt) - (tonumber(afterTime) or 0)
    if order > 0 or order == 0 and id > (afterId or "") then table.insert(jobs, {id, startedAt}) end
  end
  table.sort(jobs, function(one, other)
    if one[2] ~= other[2] then return tonumber(one[2]) < tonumber(other[2]) end
    return one[1] < other[1]
  end)
  local first = {}
  for i = 1, math.min(#jobs, tonumber(count)) do first[i] = jobs[i] end
  return first
`;
