import type { OpenedStore } from "../connection.ts";
import { compareScored, fieldsOf, readFields, type ScoredPosition, type Step } from "./walk.ts";

interface SetWalk {
  /** What the sorted set is called within the queue. */
  readonly set: string;
  readonly order: "ascending" | "descending";
  readonly after?: ScoredPosition | undefined;
}

export interface ScoredStep extends Step {
  readonly position: ScoredPosition;
}

/** Walks a sorted set. By score and id, so that it passes over none that stays, whatever comes and goes meanwhile. */
export function walkSet(
  { redis, queue }: OpenedStore,
  name: string,
  { set, order, after }: SetWalk,
): (count: number) => Promise<readonly ScoredStep[]> {
  const prefix = queue(name).toKey("");
  const descending = order === "descending";
  const [command, last] = descending ? ["ZREVRANGEBYSCORE", "-inf"] : ["ZRANGEBYSCORE", "+inf"];
  const first = descending ? "+inf" : "-inf";
  let position = after;
  return async (count) => {
    const values = [prefix, set, command, position?.[0] ?? first, last, count];
    // The answers of the script below.
    const found = (await redis.eval(readSet, 0, ...values)) as [string, string, ...(string | null)[]][];
    const steps = found
      .map(([id, score, ...fields]) => ({
        id,
        position: [Number(score), id] as const,
        fields: fieldsOf(fields),
      }))
      .filter((step) => !position || compareScored(step.position, position) * (descending ? -1 : 1) > 0)
      .slice(0, count);
    position = steps.at(-1)?.position ?? position;
    return steps;
  };
}

/** Reads as many more as have the first score, since those may come before the place to begin at. */
const readSet = `
  ${readFields}
  local prefix, set, command, first, last, count = unpack(ARGV)
  local ties = 0
  if not string.find(first, "inf") then ties = redis.call("ZCOUNT", prefix .. set, first, first) end
  local found = redis.call(command, prefix .. set, first, last, "WITHSCORES", "LIMIT", 0, count + ties)
  local steps = {}
  for i = 1, #found, 2 do
    table.insert(steps, {found[i], found[i + 1], readFields(prefix .. found[i])})
  end
  return steps
`;
