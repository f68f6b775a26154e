import { microseconds } from "./microseconds.ts";
import type { Schemas } from "./schemas.ts";

/** A job's columns, as `jobColumns` reads them. */
export interface JobRow {
  readonly state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  readonly payload: unknown;
  readonly output: unknown;
  /** Tells a stored JSON null from nothing stored. */
  readonly hasOutput: boolean;
  readonly retryCount: number;
  readonly retryLimit: number;
  readonly createdOn: Date;
  readonly startedOn: Date | null;
  readonly completedOn: Date | null;
  readonly isDelayed: boolean;
}

export const jobColumns = (boss: string): string => `
  state::text AS state, data AS payload, output, output IS NOT NULL AS "hasOutput",
    retry_count AS "retryCount", retry_limit AS "retryLimit", created_on AS "createdOn",
    started_on AS "startedOn", completed_on AS "completedOn", start_after > ${boss}.job_now() AS "isDelayed"
`;

/** One job. `$1`: queue, `$2`: id. */
export const readJob = ({ boss }: Schemas): string => `
  SELECT ${jobColumns(boss)} FROM ${boss}.job WHERE name = $1 AND id = $2::uuid
`;

/** A row of `standingJobs`: of a job with the id, or of an unfinished one with the key. */
export interface StandingRow {
  readonly id: string;
  readonly key: string | null;
}

/** The jobs that kept others from being inserted. `$1`: queue, `$2`: ids, `$3`: singleton keys. */
export const standingJobs = ({ boss }: Schemas): string => `
  SELECT id, NULL AS key FROM ${boss}.job WHERE name = $1 AND id = ANY($2::uuid[])
  UNION ALL
  SELECT id, singleton_key AS key FROM ${boss}.job
  WHERE name = $1 AND COALESCE(singleton_key, '') = ANY($3::text[])
    AND state <= 'active' AND policy = 'exclusive'
`;

/**
 * Shows a value as the progress of a run that still holds its job. `$1`: queue, `$2`: id, `$3`: retry count,
 * `$4`: the value as JSON text, `$5`: the run's start. Until a run ends, its job's output is free; the key tells the
 * value from the error of an earlier attempt.
 */
export const storeProgress = ({ boss }: Schemas): string => `
  UPDATE ${boss}.job SET output = jsonb_build_object('${progressKey}', $4::text::jsonb)
  WHERE name = $1 AND id = $2::uuid AND state::text = 'active' AND retry_count = $3
    AND ${microseconds("started_on")} = $5::bigint
`;

export const progressKey = "jobwright/progress";
