import type { OpenedStore } from "../connection.ts";
import { type Selection, select, stride } from "./selection.ts";
import type { Step, Walk } from "./walk.ts";

/** How many jobs back a walk finds its place again: where a page's last ones are gone, it is beside those before. */
const landmarkCount = 16;

interface ListWalk {
  /** What the list is called within the queue. */
  readonly list: string;
  readonly selection: Selection;
  readonly after: readonly string[];
}

/** A job of a list. */
export interface ListStep extends Step {
  /** The ids of the last jobs up to this one. */
  readonly position: readonly string[];
  /** Of a retrying job, where those were selected. */
  readonly dueAt: number;
}

/**
 * Walks a list from its right end, where jobs are taken, to its left, where they come in. A list has no marks but its
 * members: the walk goes on beside the last one that it met and that is still there. Where all of the last 16 are gone it
 * begins anew, which passes over none either.
 */
export function walkList(
  { redis, queue }: OpenedStore,
  name: string,
  { list, selection, after }: ListWalk,
): Walk<ListStep> {
  const prefix = queue(name).toKey("");
  let landmarks = after;
  let position = after;

  return async (count) => {
    const values = [prefix, list, count, stride, selection, landmarkCount, ...landmarks.toReversed()];
    // The answers of the script below.
    const [found, met, ended] = (await redis.eval(readList, 0, ...values)) as [
      readonly (readonly [id: string, dueAt: string | null])[],
      readonly string[],
      1 | null,
    ];
    landmarks = met;
    const steps = found.map(([id, dueAt]) => {
      position = [...position, id].slice(-landmarkCount);
      return { id, position, dueAt: Number(dueAt) };
    });
    return { steps, ended: ended === 1 };
  };
}

/** Gives the jobs that are meant, the last ones that it met, and whether nothing is left. */
const readList = `
  ${select}
  local prefix, list, count, stride, selection, landmarkCount = unpack(ARGV)
  local from = redis.call("LLEN", prefix .. list) - 1
  for i = 7, #ARGV do
    local at = redis.call("LPOS", prefix .. list, ARGV[i], "RANK", -1)
    if at then
      from = at - 1
      break
    end
  end
  local steps = {}
  if from < 0 then return {steps, {}, true} end
  local to = math.max(0, from - stride + 1)
  local found = redis.call("LRANGE", prefix .. list, to, from)
  local i = #found + 1
  while i > 1 and #steps < tonumber(count) do
    i = i - 1
    local isMeant, dueAt = select(prefix .. found[i], selection)
    if isMeant then table.insert(steps, {found[i], dueAt}) end
  end
  local met = {}
  for j = math.min(#found, i + landmarkCount - 1), i, -1 do table.insert(met, found[j]) end
  return {steps, met, i == 1 and to == 0}
`;
