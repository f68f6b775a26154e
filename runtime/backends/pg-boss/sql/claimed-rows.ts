import { microseconds } from "./microseconds.ts";

/** A job that was claimed just now. */
export interface ClaimedRow {
  readonly id: string;
  readonly payload: unknown;
  readonly retry_count: number;
  readonly retry_limit: number;
  /** Microseconds since the epoch, in digits. */
  readonly started_on: string;
  /** Milliseconds since the epoch. */
  readonly created_on: number;
}

/**
 * pg-boss's statement that claims jobs with their metadata, and of its 33 columns those that a claim needs, in the order
 * in which the jobs are to run: it is the driver's work for each column that makes claiming dear, for a date above all.
 */
export const claimedRows = (claim: string): string => `
  WITH claimed AS (${claim})
  SELECT id, data AS payload, "retryCount" AS retry_count, "retryLimit" AS retry_limit,
    ${microseconds('"startedOn"')} AS started_on, date_part('epoch', "createdOn") * 1000 AS created_on
  FROM claimed ORDER BY priority DESC, "createdOn"
`;
