import type { PagePosition } from "../../page-position.ts";

/**
 * Goes through the jobs of a state in its order, a bounded number with each call, and gives those that are meant: about so
 * many, or none where there are none among those that it went through. Some may be in another state by now.
 */
export type Walk<Of extends Step = Step> = (count: number) => Promise<Stretch<Of>>;

export interface Stretch<Of extends Step = Step> {
  readonly steps: readonly Of[];
  /** Whether nothing is left. */
  readonly ended: boolean;
}

export interface Step {
  readonly id: string;
  /** From where a walk goes on after this job. */
  readonly position: PagePosition;
}

/** Where a walk by time, or by another number, is: at a job's number and, among equal ones, its id. */
export type ScoredPosition = readonly [score: number, id: string];

export function isScored(position: readonly unknown[]): position is ScoredPosition {
  const [score, id] = position;
  return position.length === 2 && Number.isFinite(score) && typeof id === "string" && id !== "";
}

/** As Redis orders the members of a sorted set: by score, and equal ones by the bytes of their names. */
export function compareScored([score, id]: ScoredPosition, [otherScore, otherId]: ScoredPosition): number {
  return score - otherScore || Buffer.compare(Buffer.from(id), Buffer.from(otherId));
}
