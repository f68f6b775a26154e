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

/** Keeps few more than the first ones while it goes through: to sort all of them would take as long as to read them. */
const readActive = `
  local prefix, count, afterTime, afterId = unpack(ARGV)
  count, afterTime = tonumber(count), tonumber(afterTime) or -1
  local function precedes(one, other)
    return one[1] < other[1] or one[1] == other[1] and one[2] < other[2]
  end
  local jobs = {}
  local function keepFirst()
    table.sort(jobs, precedes)
    for i = #jobs, count + 1, -1 do jobs[i] = nil end
  end
  local latest = math.huge
  for _, id in ipairs(redis.call("LRANGE", prefix .. "active", 0, -1)) do
    local time = tonumber(redis.call("HGET", prefix .. id, "processedOn")) or 0
    if time <= latest and (time > afterTime or time == afterTime and id > afterId) then
      table.insert(jobs, {time, id})
      if #jobs == 2 * count then
        keepFirst()
        latest = jobs[count][1]
      end
    end
  end
  keepFirst()
  for i, job in ipairs(jobs) do jobs[i] = {job[2], job[1]} end
  return jobs
`;
