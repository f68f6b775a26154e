import type { OpenedStore } from "../connection.ts";
import type { Selection } from "./selection.ts";
import { isScored, type ScoredPosition, type Step, type Walk } from "./walk.ts";
import { walkList } from "./walk-list.ts";
import { walkSet } from "./walk-set.ts";

/** In the list of those without a priority, or in the set of the others. */
export type WaitingPosition =
  | readonly ["list", ...ids: readonly string[]]
  | readonly ["prioritized", ...ScoredPosition];

export interface WaitingStep extends Step {
  readonly position: WaitingPosition;
  /** Of a retrying job, where those were selected. */
  readonly dueAt: number;
}

/** Walks the waiting jobs as they are taken: those without a priority first. */
export function walkWaiting(
  opened: OpenedStore,
  name: string,
  selection: Selection,
  after?: WaitingPosition,
): Walk<WaitingStep> {
  const [place, ...position] = after ?? ["list"];
  const ids = place === "list" ? position.map(String) : [];
  const inList = walkList(opened, name, { list: "wait", selection, after: ids });
  const inSet = walkSet(opened, name, {
    ...{ set: "prioritized", order: "ascending", selection },
    after: isScored(position) ? position : undefined,
  });
  let listEnded = place === "prioritized";

  return async (count) => {
    if (listEnded) {
      const { steps, ended } = await inSet(count);
      const placed = steps.map(
        (step): WaitingStep => ({ ...step, position: ["prioritized", ...step.position] }),
      );
      return { steps: placed, ended };
    }
    const { steps, ended } = await inList(count);
    listEnded = ended;
    const placed = steps.map((step): WaitingStep => ({ ...step, position: ["list", ...step.position] }));
    return { steps: placed, ended: false };
  };
}

export function isWaitingPosition(position: readonly unknown[]): position is WaitingPosition {
  const [place, ...rest] = position;
  if (place === "prioritized") return isScored(rest);
  return place === "list" && rest.length > 0 && rest.every((id) => typeof id === "string");
}
