import { notifyChannelOf } from "./queues.ts";
import type { Schemas } from "./schemas.ts";

/** The one row of `cancelJob` and of `retryJob`. */
export interface ChangeRow {
  readonly change: "changed" | "unfit" | "missing";
}

/**
 * What notifies of a cancelled job, on the channel of pg-boss's inserts, which notify of their queue: no name of a queue, so
 * that others who listen there pass over it.
 */
export const cancelNotice = "jobwright:cancelled";

/** Ends a job that has not ended, and tells the workers if it was started. `$1`: queue, `$2`: id, `$3`: as for `notifyChannel`. */
export const cancelJob = ({ boss }: Schemas): string => `
  WITH changed AS (
    UPDATE ${boss}.job SET
      state = 'cancelled', completed_on = ${boss}.job_now(), output = NULL, heartbeat_on = NULL
    WHERE name = $1 AND id = $2::uuid AND state::text IN ('created', 'retry', 'active')
    RETURNING started_on
  )
  SELECT ${changeOf(boss)} AS change, (
    SELECT pg_notify(${notifyChannelOf("$3")}, '${cancelNotice}') FROM changed WHERE started_on IS NOT NULL
  ) AS notified
`;

/**
 * Lets a failed or cancelled job wait again, as if it had never run, and wakes a worker. Violates the index of pg-boss's
 * policy `exclusive` where another unfinished job has its key. `$1`: queue, `$2`: id, `$3`: as for `notifyChannel`.
 */
export const retryJob = ({ boss }: Schemas): string => `
  WITH changed AS (
    UPDATE ${boss}.job SET
      state = 'created', retry_count = 0, start_after = ${boss}.job_now(),
      started_on = NULL, completed_on = NULL, output = NULL, heartbeat_on = NULL
    WHERE name = $1 AND id = $2::uuid AND state::text IN ('failed', 'cancelled')
    RETURNING id
  )
  SELECT ${changeOf(boss)} AS change, (SELECT pg_notify(${notifyChannelOf("$3")}, $1) FROM changed) AS notified
`;

const changeOf = (boss: string): string => `
  CASE
    WHEN EXISTS (SELECT FROM changed) THEN 'changed'
    WHEN EXISTS (SELECT FROM ${boss}.job WHERE name = $1 AND id = $2::uuid) THEN 'unfit'
    ELSE 'missing'
  END
`;

/** The unfinished job that has another's key. `$1`: queue, `$2`: the other's id. */
export const standingTwin = ({ boss }: Schemas): string => `
  SELECT twin.id FROM ${boss}.job
  JOIN ${boss}.job AS twin ON twin.name = job.name AND twin.singleton_key = job.singleton_key
  WHERE job.name = $1 AND job.id = $2::uuid AND twin.state <= 'active' AND twin.policy = 'exclusive'
`;
