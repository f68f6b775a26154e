import type { OpenedStore } from "../connection.ts";
import { compareScored, type ScoredPosition, type Walk } from "./walk.ts";
import { walkList } from "./walk-list.ts";

/**
 * Walks the active jobs by when they were started. BullMQ keeps them in a list, out of which they go at any place: it is
 * read whole, and is never longer than the workers have slots.
 */
export function walkActive(opened: OpenedStore, name: string, after?: ScoredPosition): Walk {
  let position = after;
  return async (count) => {
    const steps = (await walkList(opened, name, "active")(Number.MAX_SAFE_INTEGER))
      .map((step) => ({ ...step, position: [Number(step.fields.processedOn), step.id] as const }))
      .filter((step) => !position || compareScored(step.position, position) > 0)
      .sort((one, other) => compareScored(one.position, other.position))
      .slice(0, count);
    position = steps.at(-1)?.position ?? position;
    return steps;
  };
}
