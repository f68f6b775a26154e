import type { OpenedStore } from "../connection.ts";
import { retryDueAt } from "../own-keys.ts";
import { compareScored, type ScoredPosition, type Step, type Walk } from "./walk.ts";
import type { ScoredStep } from "./walk-set.ts";
import { walkSet } from "./walk-set.ts";
import { walkWaiting } from "./walk-waiting.ts";

/** How many jobs one look at Redis goes through. */
const stride = 2_000;

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
    const found = new Map<string, ScoredStep>();
    const isBeyond = (step: ScoredStep): boolean =>
      position === undefined || compareScored(step.position, position) > 0;
    const keep = (step: ScoredStep): void => {
      if (isBeyond(step)) found.set(step.id, step);
    };
    const delayed = walkSet(opened, name, {
      set: "delayed",
      order: "ascending",
      after: position && [position[0] * scoresOfMillisecond - 1, position[1]],
    });
    // Within one millisecond the set is in another order than this walk.
    const isEnough = (step: ScoredStep): boolean =>
      found.size >= count && step.position[0] > ([...found.values()][count - 1]?.position[0] ?? 0);
    reading: for (let steps = await delayed(stride); steps.length > 0; steps = await delayed(stride)) {
      for (const step of steps.map(retrying)) {
        if (step && isEnough(step)) break reading;
        if (step) keep(step);
      }
    }
    const waiting = walkWaiting(opened, name);
    for (let steps = await waiting(stride); steps.length > 0; steps = await waiting(stride)) {
      for (const step of steps.map(retrying)) if (step) keep(step);
    }
    const steps = [...found.values()]
      .sort((one, other) => compareScored(one.position, other.position))
      .slice(0, count);
    position = steps.at(-1)?.position ?? position;
    return steps;
  };
}

function retrying(step: Step): ScoredStep | undefined {
  const { id, fields } = step;
  const dueAt = retryDueAt(fields.retry, fields.attemptsStarted);
  return dueAt === undefined ? undefined : { ...step, position: [dueAt, id] };
}
