import type { Schemas } from "./schemas.ts";

/** `$1`: queue. */
export const pauseQueue = ({ own }: Schemas): string =>
  `INSERT INTO ${own}.paused (queue) VALUES ($1) ON CONFLICT DO NOTHING`;

/** `$1`: queue. */
export const resumeQueue = ({ own }: Schemas): string => `DELETE FROM ${own}.paused WHERE queue = $1`;

/** `$1`: queue. */
export const isQueuePaused = ({ own }: Schemas): string =>
  `SELECT EXISTS (SELECT FROM ${own}.paused WHERE queue = $1) AS paused`;
