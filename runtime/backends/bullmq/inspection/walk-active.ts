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
      startedAt: number,
    ])[];
    const steps = found.map(([id, startedAt]) => ({ id, position: [startedAt, id] as const }));
    position = steps.at(-1)?.position ?? position;
    return { steps, ended: steps.length < count };
  };
}

const readActive = `
  local prefix, count, afterTime, afterId = unpack(ARGV)
  afterTime = tonumber(afterTime) or -1
  local jobs = {}
  for _, id in ipairs(redis.call("LRANGE", prefix .. "active", 0, -1)) do
    local time = tonumber(redis.call("HGET", prefix .. id, "processedOn")) or 0
    if time > afterTime or time == afterTime and id > afterId then table.insert(jobs, {time, id}) end
  end
  table.sort(jobs, function(one, other)
    return one[1] < other[1] or one[1] == other[1] and one[2] < other[2]
  end)
  local first = {}
  for i = 1, math.min(#jobs, tonumber(count)) do first[i] = {jobs[i][2], jobs[i][1]} end
  return first
`;
