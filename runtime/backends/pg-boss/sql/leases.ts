import type { Schemas } from "./schemas.ts";

/** A run that goes on, as `renewLeases` takes it. */
export interface LeaseInput {
  readonly name: string;
  readonly id: string;
  readonly retry_count: number;
  readonly expire_seconds: number;
}

/**
 * Renews the leases of runs that still hold their jobs, and gives those jobs. `$1`: JSON array of `LeaseInput`.
 * Sets the newest contract's expiry too: the row has that of the time of its publishing. The state as text: see
 * settle.ts.
 */
export const renewLeases = ({ boss }: Schemas): string => `
  UPDATE ${boss}.job SET heartbeat_on = ${boss}.job_now(), expire_seconds = run.expire_seconds
  FROM json_to_recordset($1::text::json) AS run (name text, id uuid, retry_count int, expire_seconds int)
  WHERE job.name = run.name AND job.id = run.id AND job.state::text = 'active' AND job.retry_count = run.retry_count
  RETURNING job.name, job.id
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
