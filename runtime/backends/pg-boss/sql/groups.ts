/** Held until the transaction ends: claims from one queue of groups are made in turn. `$1`: names schema and queue. */
export const lockGroups = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
