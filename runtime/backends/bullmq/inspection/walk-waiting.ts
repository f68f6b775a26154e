import type { OpenedStore } from "../connection.ts";
import { isScored, type ScoredPosition, type Step, type Walk } from "./walk.ts";
import { walkList } from "./walk-list.ts";
import { walkSet } from "./walk-set.ts";

/** In the list of those without a priority, or in the set of the others. */
export type WaitingPosition =
  | readonly ["list", ...ids: readonly string[]]
  | readonly ["prioritized", ...ScoredPosition];

/** Walks the waiting jobs as they are taken: those without a priority first. */
export function walkWaiting(opened: OpenedStore, name: string, after?: WaitingPosition): Walk {
  const [place, ...position] = after ?? ["list"];
  const inList = walkList(opened, name, "wait", place === "list" ? position.map(String) : []);
  const inSet = walkSet(opened, name, {
    set: "prioritized",
    order: "ascending",
    after: isScored(position) ? position : undefined,
  });
  let listed = place !== "list";
  return async (count) => {
    const steps = listed ? [] : (await inList(count)).map((step) => placed("list", step));
    listed ||= steps.length < count;
    const more = listed && steps.length < count ? await inSet(count - steps.length) : [];
    return [...steps, ...more.map((step) => placed("prioritized", step))];
  };
}

export function isWaitingPosition(position: readonly unknown[]): position is WaitingPosition {
  const [place, ...rest] = position;
  if (place === "prioritized") return isScored(rest);
  return place === "list" && rest.length > 0 && rest.every((id) => typeof id === "string");
}

function placed(place: WaitingPosition[0], step: Step): Step {
  return { ...step, position: [place, ...step.position] };
}
