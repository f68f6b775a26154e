import type { OpenedStore } from "../connection.ts";
import { type Selection, select, stride } from "./selection.ts";
import { compareScored, type ScoredPosition, type Step, type Walk } from "./walk.ts";

interface SetWalk {
  /** What the sorted set is called within the queue. */
  readonly set: string;
  readonly order: "ascending" | "descending";
  readonly selection: Selection;
  readonly after?: ScoredPosition | undefined;
}

/** A job of a sorted set. */
export interface SetStep extends Step {
  readonly position: ScoredPosition;
  /** Of a retrying job, where those were selected. */
  readonly dueAt: number;
}

/** Walks a sorted set. By score and id, so that it passes over none that stays, whatever comes and goes meanwhile. */
export function walkSet(
  { redis, queue }: OpenedStore,
  name: string,
  { set, order, selection, after }: SetWalk,
): Walk<SetStep> {
  const prefix = queue(name).toKey("");
  const descending = order === "descending";
  const [command, first, last] = descending
    ? ["ZREVRANGEBYSCORE", "+inf", "-inf"]
    : ["ZRANGEBYSCORE", "-inf", "+inf"];
  const follows = (step: SetStep, place: ScoredPosition): boolean =>
    compareScored(step.position, place) * (descending ? -1 : 1) > 0;
  let position = after;

  return async (count) => {
    const place = position;
    const values = [prefix, set, command, place?.[0] ?? first, last, count, stride, selection];
    // The answers of the script below.
    const [found, reached] = (await redis.eval(readSet, 0, ...values)) as [
      readonly (readonly [id: string, score: string, dueAt: string | null])[],
      readonly [id: string, score: string] | null,
    ];
    if (reached) position = [Number(reached[1]), reached[0]];
    const steps = found.map(([id, score, dueAt]) => ({
      id,
      position: [Number(score), id] as const,
      dueAt: Number(dueAt),
    }));
    return { steps: steps.filter((step) => !place || follows(step, place)), ended: !reached };
  };
}

/** Reads as many more as have the first score, since those may come before the place to begin at. */
const readSet = `
  ${select}
  local prefix, set, command, first, last, count, stride, selection = unpack(ARGV)
  local ties = string.find(first, "inf") and 0 or redis.call("ZCOUNT", prefix .. set, first, first)
  local found = redis.call(command, prefix .. set, first, last, "WITHSCORES", "LIMIT", 0, stride + ties)
  local steps = {}
  for i = 1, #found, 2 do
    local isMeant, dueAt = select(prefix .. found[i], selection)
    if isMeant then table.insert(steps, {found[i], found[i + 1], dueAt}) end
    if #steps == count + ties then return {steps, {found[i], found[i + 1]}} end
  end
  if #found < 2 * (stride + ties) then return {steps} end
  return {steps, {found[#found - 1], found[#found]}}
`;
