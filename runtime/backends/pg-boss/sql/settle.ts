import { microseconds } from "./microseconds.ts";
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
  return [
    inputs.map(({ name }) => name),
    inputs.map(({ id }) => id),
    inputs.map(({ retry_count }) => retry_count),
    inputs.map(({ started_on }) => started_on),
    inputs.map(({ state }) => state),
    inputs.map(({ output }) => output),
    inputs.map(({ delay }) => delay),
  ];
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
  FROM ${runs} WHERE ${stillHeld}
  RETURNING job.name, job.id
`;

/** As `settleRuns`, for jobs that are gone when they are finished. */
export const removeRuns = ({ boss }: Schemas): string => `
  DELETE FROM ${boss}.job USING ${runs} WHERE ${stillHeld}
  RETURNING job.name, job.id
`;

/**
 * Arrays, for of these Postgres knows the length before it plans: it then finds each job by the primary key, whatever it
 * knows of the table. Of JSON it expects a hundred rows, and reads all jobs of the queue.
 */
const runs = `unnest($1::text[], $2::uuid[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::float8[])
    AS run (name, id, retry_count, started_on, state, output, delay)`;

/**
 * That a run holds its job. The state is compared as text to keep the planner from pg-boss's index on it: that holds an
 * entry for every job that was active since the last vacuum, and the primary key finds the one.
 */
export const stillHeld = `job.name = run.name AND job.id = run.id AND job.state::text = 'active'
    AND job.retry_count = run.retry_count AND ${microseconds("job.started_on")} = run.started_on`;
