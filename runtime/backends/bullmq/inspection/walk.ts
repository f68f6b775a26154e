import type { PagePosition } from "../../page-position.ts";

/** Reads the next jobs of a state in its order, up to so many; none at the end. Some may be in another state by now. */
export type Walk = (count: number) => Promise<readonly Step[]>;

export interface Step {
  readonly id: string;
  /** From where the walk goes on after this job. */
  readonly position: PagePosition;
  readonly fields: JobFields;
}

/** What the order and the state of a job can hang on, beside its place. */
export interface JobFields {
  readonly attemptsStarted: string | null;
  readonly retry: string | null;
  readonly processedOn: string | null;
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

/** Lua: gives the `JobFields` of a job. */
export const readFields = `
  local function readFields(jobKey)
    local fields = redis.call("HMGET", jobKey, "ats", "jobwright:retry", "processedOn")
    return fields[1], fields[2], fields[3]
  end
`;

/** What `readFields` gave, after what was put before it. */
export function fieldsOf([attemptsStarted, retry, processedOn]: readonly (string | null)[]): JobFields {
  return {
    attemptsStarted: attemptsStarted ?? null,
    retry: retry ?? null,
    processedOn: processedOn ?? null,
  };
}
