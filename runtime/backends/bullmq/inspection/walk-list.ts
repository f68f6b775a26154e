import type { OpenedStore } from "../connection.ts";
import { fieldsOf, readFields, type Step } from "./walk.ts";

/** How many jobs back a walk finds its place again: where a page's last ones are gone, it is beside those before. */
const landmarkCount = 16;

export interface ListStep extends Step {
  /** The ids of the jobs up to this one. */
  readonly position: readonly string[];
}

/**
 * Walks a list from its right end, where jobs are taken, to its left, where they come in. A list has no marks but its
 * members: the walk goes on beside the last one that it read and that is still there. Where all of the last 16 are gone it
 * begins anew, which passes over none either.
 */
export function walkList(
  { redis, queue }: OpenedStore,
  name: string,
  list: string,
  after: readonly string[] = [],
): (count: number) => Promise<readonly ListStep[]> {
  const prefix = queue(name).toKey("");
  let landmarks = after;
  return async (count) => {
    const values = [prefix, list, count, ...landmarks.toReversed()];
    // The answers of the script below.
    const found = (await redis.eval(readList, 0, ...values)) as [string, ...(string | null)[]][];
    return found.map(([id, ...fields]) => {
      landmarks = [...landmarks, id].slice(-landmarkCount);
      return { id, position: landmarks, fields: fieldsOf(fields) };
    });
  };
}

const readList = `
  ${readFields}
  local prefix, list, count = ARGV[1], ARGV[2], tonumber(ARGV[3])
  local from = redis.call("LLEN", prefix .. list) - 1
  for i = 4, #ARGV do
    local at = redis.call("LPOS", prefix .. list, ARGV[i], "RANK", -1)
    if at then
      from = at - 1
      break
    end
  end
  local steps = {}
  if from < 0 then return steps end
  local found = redis.call("LRANGE", prefix .. list, math.max(0, from - count + 1), from)
  for i = #found, 1, -1 do
    table.insert(steps, {found[i], readFields(prefix .. found[i])})
  end
  return steps
`;
