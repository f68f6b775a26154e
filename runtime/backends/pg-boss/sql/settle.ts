import type { Schemas } from "./schemas.ts";

/** How one run ended, as `settleRuns` takes it. */
export interface SettleInput {
  readonly name: string;
  readonly id: string;
  readonly retry_count: number;
  /** As `ClaimedRow` has it; with the count it names the run, since a released run gives its count back. */
  readonly started_on: string;
  readonly state: "completed" | "retry" | "failed" | "created";
  /** JSON text, so that a JSON null is not taken for nothing. */
  readonly output: string | null;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/** The values of `settleRuns` and `removeRuns`. */
export function settleValues(inputs: readonly SettleInput[]): readonly unknown[] {
  return [JSON.stringify(inputs), [...new Set(inputs.map(({ name }) => name))], inputs.map(({ id }) => id)];
}

/** Ends runs that still hold their jobs, and gives those jobs. Values: `settleValues`. */
export const settleRuns = ({ boss }: Schemas): string => `
  UPDATE ${boss}.job SET
    state = run.state::${boss}.job_state,
    output = run.output::jsonb,
    completed_on = CASE WHEN run.state IN ('completed', 'failed') THEN ${boss}.job_now() END,
    start_after = CASE WHEN run.state = 'retry'
      THEN ${boss}.job_now() + run.delay * interval '1 millisecond' ELSE job.start_after END,
    started_on = CASE WHEN run.state <> 'created' THEN job.started_on END,
    heartbeat_on = NULL
  FROM ${runs} WHERE ${amongThem} AND ${stillHeld}
  RETURNING job.name, job.id
`;

/** As `settleRuns`, for jobs that are gone when they are finished. */
export const removeRuns = ({ boss }: Schemas): string => `
  DELETE FROM ${boss}.job USING ${runs} WHERE ${amongThem} AND ${stillHeld}
  RETURNING job.name, job.id
`;

const runs = `json_to_recordset($1::text::json) AS run (
    name text, id uuid, retry_count int, started_on timestamptz, state text, output text, delay float8
  )`;

/**
 * Says again what the join says, in a way that leads to an index whatever the planner knows of the table: of a new one
 * nothing, and it would read all of it.
 */
const amongThem = "job.name = ANY($2::text[]) AND job.id = ANY($3::uuid[])";

/**
 * That a run holds its job. The state is compared as text to keep the planner from pg-boss's index on it: that holds an
 * entry for every job that was active since the last vacuum, and the primary key finds the one.
 */
export const stillHeld = `job.name = run.name AND job.id = run.id AND job.state::text = 'active'
    AND job.retry_count = run.retry_count
    AND job.started_on = run.started_on`;
