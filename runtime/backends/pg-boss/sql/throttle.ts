import type { Schemas } from "./schemas.ts";

/** A job that asks to be let through, as `acceptThrottled` takes it. */
export interface ThrottleInput {
  readonly queue: string;
  readonly key: string;
  readonly id: string;
  /** Milliseconds. */
  readonly ttl: number;
}

/**
 * Lets the first job of each key through whose last one is longer ago than its `ttl`, and gives their ids.
 * `$1`: JSON array of `ThrottleInput`, each key once. A key that another publisher is deciding on is waited
 * for; in order of key, so that two bulks cannot lock each other out. By the time that it is, not that at which the
 * transaction began: a caller's may be long.
 */
export const acceptThrottled = ({ own }: Schemas): string => `
  INSERT INTO ${own}.throttle AS last (queue, key, job_id, expires_at)
  SELECT queue, key, id, clock_timestamp() + ttl * interval '1 millisecond'
  FROM json_to_recordset($1::text::json) AS x (queue text, key text, id uuid, ttl float8)
  ORDER BY queue, key
  ON CONFLICT (queue, key) DO UPDATE SET job_id = excluded.job_id, expires_at = excluded.expires_at
  WHERE last.expires_at <= clock_timestamp()
  RETURNING job_id AS id
`;

/** The last accepted jobs of keys. `$1`: JSON array of objects with queue and key. */
export const lastAccepted = ({ own }: Schemas): string => `
  SELECT queue, key, job_id AS id
  FROM ${own}.throttle
  JOIN json_to_recordset($1::text::json) AS x (queue text, key text) USING (queue, key)
`;

export const deleteExpiredThrottles = ({ own }: Schemas): string => `
  DELETE FROM ${own}.throttle WHERE expires_at < now()
`;
