import type { Schemas } from "./schemas.ts";

/**
 * Creates all queues that are missing. `$1`: JSON array of { name, options }. In order of name, so that two
 * processes that start at once wait for each other instead of locking each other out.
 */
export const createQueues = ({ boss }: Schemas): string => `
  SELECT ${boss}.create_queue(queue.name, queue.options)
  FROM (
    SELECT name, options FROM json_to_recordset($1::text::json) AS x (name text, options jsonb) ORDER BY name
  ) AS queue
`;

/** A row of `readyQueues`. */
export interface QueueRow {
  readonly name: string;
  readonly paused: boolean;
}

/**
 * Of the queues `$1`, those with a job to start now; and all that are paused, with or without jobs. Each state by itself
 * and in the order of pg-boss's index job_i14, so that one look at that index answers for a queue, whatever waits or is
 * delayed in it.
 */
export const readyQueues = ({ boss, own }: Schemas): string => `
  SELECT queue.name, false AS paused
  FROM unnest($1::text[]) AS queue (name)
  CROSS JOIN LATERAL (
    (${oneReady(boss, "created")}) UNION ALL (${oneReady(boss, "retry")}) LIMIT 1
  ) AS ready
  UNION ALL
  SELECT queue, true FROM ${own}.paused
`;

const oneReady = (boss: string, state: string): string => `
  SELECT FROM ${boss}.job
  WHERE job.name = queue.name AND job.state = '${state}' AND NOT job.blocked
    AND job.start_after <= ${boss}.job_now()
  ORDER BY job.start_after
  LIMIT 1
`;

/** The channel on which pg-boss's inserts notify. `$1`: the schema as pg-boss's option has it. */
export const notifyChannel = `SELECT ${notifyChannelOf("$1")} AS channel`;

/** @param schema an expression */
export function notifyChannelOf(schema: string): string {
  return `'pgboss_' || left(encode(sha224(convert_to(${schema}, 'UTF8')), 'hex'), 24)`;
}
