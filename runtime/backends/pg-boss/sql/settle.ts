import type { Schemas } from "./schemas.ts";

/** How one run ended, as `settleRuns` takes it. */
export interface SettleInput {
  readonly name: string;
  readonly id: string;
  readonly retry_count: number;
  /** ISO; with the count it names the run, since a released run gives its count back. */
  readonly started_on: string;
  readonly state: "completed" | "retry" | "failed" | "created";
  /** JSON text, so that a JSON null is not taken for nothing. */
  readonly output: string | null;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** Finished and not to be kept. */
  readonly remove: boolean;
}

/** Ends runs that still hold their jobs, and gives those jobs. `$1`: JSON array of `SettleInput`. */
export const settleRuns = ({ boss }: Schemas): string => `
  WITH run AS (
    SELECT * FROM json_to_recordset($1::text::json) AS x (
      name text, id uuid, retry_count int, started_on timestamptz,
      state text, output text, delay float8, remove boolean
    )
  ), removed AS (
    DELETE FROM ${boss}.job USING run WHERE ${holds} AND run.remove
    RETURNING job.name, job.id
  ), updated AS (
    UPDATE ${boss}.job SET
      state = run.state::${boss}.job_state,
      output = run.output::jsonb,
      completed_on = CASE WHEN run.state IN ('completed', 'failed') THEN ${boss}.job_now() END,
      start_after = CASE WHEN run.state = 'retry'
        THEN ${boss}.job_now() + run.delay * interval '1 millisecond' ELSE job.start_after END,
      started_on = CASE WHEN run.state <> 'created' THEN job.started_on END,
      heartbeat_on = NULL
    FROM run WHERE ${holds} AND NOT run.remove
    RETURNING job.name, job.id
  )
  SELECT name, id FROM removed UNION ALL SELECT name, id FROM updated
`;

const holds = `job.name = run.name AND job.id = run.id AND job.state = 'active'
      AND job.retry_count = run.retry_count
      AND date_trunc('milliseconds', job.started_on) = run.started_on`;
