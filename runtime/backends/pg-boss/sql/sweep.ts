import type { Schemas } from "./schemas.ts";

/** How long a queue's finished jobs stay, as `deleteFinished` takes it. */
export interface KeepInput {
  readonly name: string;
  /** Seconds. */
  readonly completed: number;
  readonly failed: number;
}

/**
 * Deletes finished jobs whose time is over, at most `$2` of each queue, and counts them. `$1`: JSON array of
 * `KeepInput`. The bound by the shorter time is what the index on completed_on can use.
 */
export const deleteFinished = ({ boss }: Schemas): string => `
  WITH deleted AS (
    DELETE FROM ${boss}.job USING (
      SELECT old.name, old.id
      FROM json_to_recordset($1::text::json) AS keep (name text, completed float8, failed float8)
      CROSS JOIN LATERAL (
        SELECT name, id FROM ${boss}.job
        WHERE job.name = keep.name
          AND job.completed_on < ${boss}.job_now() - least(keep.completed, keep.failed) * interval '1 second'
          AND job.completed_on < ${boss}.job_now() - interval '1 second'
            * CASE WHEN job.state = 'completed' THEN keep.completed ELSE keep.failed END
        LIMIT $2
        FOR UPDATE SKIP LOCKED
      ) AS old
    ) AS old
    WHERE job.name = old.name AND job.id = old.id
    RETURNING job.id
  )
  SELECT count(*)::int AS deleted FROM deleted
`;
