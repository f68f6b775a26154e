import type { OpenedStore } from "../connection.ts";
import { compareScored, type ScoredPosition, type Step, type Walk } from "./walk.ts";
import { walkSet } from "./walk-set.ts";
import { walkWaiting } from "./walk-waiting.ts";

/** BullMQ's score of a delayed job is its time with twelve bits more, by which equal times are told apart. */
const scoresOfMillisecond = 0x1000;

/**
 * Walks the jobs that wait for another attempt by when that is due. They are among the delayed ones and, where it is due,
 * among the waiting ones, which have to be gone through from the start. The delayed ones are read first: so one that
 * becomes due meanwhile is found in either.
 */
export function walkRetrying(opened: OpenedStore, name: string, after?: ScoredPosition): Walk {
  let position = after;
  return async (count) => {
    const isBeyond = (step: RetryingStep): boolean => !position || compareScored(step.position, position) > 0;
    const delayed = await readDelayed(opened, name, { count, isBeyond, from: position });
    const waiting = await readWaiting(opened, name);
    const found = new Map([...delayed, ...waiting.filter(isBeyond)].map((step) => [step.id, step]));
    const steps = [...found.values()]
      .sort((one, other) => compareScored(one.position, other.position))
      .slice(0, count);
    position = steps.at(-1)?.position ?? position;
    return { steps, ended: steps.length < count };
  };
}

interface RetryingStep extends Step {
  readonly position: ScoredPosition;
}

/** The first ones from a time on: all of the last one's millisecond, for within one they are in another order. */
async function readDelayed(
  opened: OpenedStore,
  name: string,
  { count, from, isBeyond }: FirstDelayed,
): Promise<readonly RetryingStep[]> {
  const walk = walkSet(opened, name, {
    ...{ set: "delayed", order: "ascending", selection: "retrying" },
    after: from && [from[0] * scoresOfMillisecond - 1, from[1]],
  });
  const read: RetryingStep[] = [];
  const isFull = (): boolean => {
    const last = read[count - 1];
    return last !== undefined && (read.at(-1)?.position[0] ?? 0) > last.position[0];
  };
  for (let ended = false; !ended && !isFull(); ) {
    const stretch = await walk(count + 1);
    read.push(...stretch.steps.map(byDueTime).filter(isBeyond));
    ended = stretch.ended;
  }
  return read;
}

interface FirstDelayed {
  readonly count: number;
  readonly from: ScoredPosition | undefined;
  readonly isBeyond: (step: RetryingStep) => boolean;
}

async function readWaiting(opened: OpenedStore, name: string): Promise<readonly RetryingStep[]> {
  const walk = walkWaiting(opened, name, "retrying");
  const read: RetryingStep[] = [];
  for (let ended = false; !ended; ) {
    const stretch = await walk(Number.MAX_SAFE_INTEGER);
    read.push(...stretch.steps.map(byDueTime));
    ended = stretch.ended;
  }
  return read;
}

function byDueTime({ id, dueAt }: { readonly id: string; readonly dueAt: number }): RetryingStep {
  return { id, position: [dueAt, id] };
}
