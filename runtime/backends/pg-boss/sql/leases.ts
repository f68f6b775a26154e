import type { Schemas } from "./schemas.ts";
import { type SettleInput, stillHeld } from "./settle.ts";

/** What names a run: see `SettleInput`. */
export type RunInput = Pick<SettleInput, "name" | "id" | "retry_count" | "started_on">;

/** A run that goes on, as `renewLeases` takes it. */
export interface LeaseInput extends RunInput {
  readonly expire_seconds: number;
}

const runs = `json_to_recordset($1::text::json)
    AS run (name text, id uuid, retry_count int, started_on bigint, expire_seconds int)`;

/**
 * Renews the leases of runs that still hold their jobs. `$1`: JSON array of `LeaseInput`. Sets the newest contract's
 * expiry too: the row has that of the time of its publishing.
 */
export const renewLeases = ({ boss }: Schemas): string => `
  UPDATE ${boss}.job SET heartbeat_on = ${boss}.job_now(), expire_seconds = run.expire_seconds
  FROM ${runs} WHERE ${stillHeld}
`;

/** A row of `lostRuns`. */
export interface LostRow {
  readonly name: string;
  readonly id: string;
  readonly cancelled: boolean;
}

/** Those runs that hold their jobs no more, and whether these are cancelled. `$1`: JSON array of `RunInput`. */
export const lostRuns = ({ boss }: Schemas): string => `
  SELECT run.name, run.id, COALESCE(job.state::text = 'cancelled', false) AS cancelled
  FROM ${runs} LEFT JOIN ${boss}.job ON job.name = run.name AND job.id = run.id
  WHERE (${stillHeld}) IS NOT TRUE
`;

/**
 * Takes jobs from workers that let their lease run out: the next attempt may start at once. After the last there is
 * one more, which the runtime refuses, so that the job's hooks hear of its failure; a job whose refusal was lost too
 * has failed. `$1`: queues, `$2`: the error as JSON text, `$3`: the lease in seconds. Workers that do this at once
 * skip each other's jobs.
 */
export const recoverLostJobs = ({ boss }: Schemas): string => `
  WITH lost AS (
    SELECT name, id FROM ${boss}.job
    WHERE name = ANY($1::text[]) AND state = 'active'
      AND heartbeat_on + least(heartbeat_seconds, $3) * interval '1 second' < ${boss}.job_now()
    FOR UPDATE SKIP LOCKED
  )
  UPDATE ${boss}.job SET
    state = (CASE WHEN retry_count <= retry_limit THEN 'retry' ELSE 'failed' END)::${boss}.job_state,
    completed_on = CASE WHEN retry_count <= retry_limit THEN NULL ELSE ${boss}.job_now() END,
    start_after = ${boss}.job_now(),
    output = $2::text::jsonb,
    heartbeat_on = NULL
  FROM lost WHERE job.name = lost.name AND job.id = lost.id
  RETURNING job.name, job.id, job.state::text AS state
`;
