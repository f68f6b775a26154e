import type { Schemas } from "./schemas.ts";

/** Whether our schema is there at all; `$1` is the qualified name of its version table. */
export const ownSchemaExists = "SELECT to_regclass($1) IS NOT NULL AS exists";

export const versionTable = ({ own }: Schemas): string => `${own}.version`;

export const readVersion = ({ own }: Schemas): string => `SELECT version FROM ${own}.version`;

/** Held until the transaction ends, so that processes that start at once change the schema in turn. */
export const lockForMigration = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

export const createVersionTable = ({ own }: Schemas): string => `
  CREATE SCHEMA IF NOT EXISTS ${own};
  CREATE TABLE IF NOT EXISTS ${own}.version (version int NOT NULL);
  INSERT INTO ${own}.version SELECT 0 WHERE NOT EXISTS (SELECT FROM ${own}.version);
`;

export const writeVersion = ({ own }: Schemas): string => `UPDATE ${own}.version SET version = $1`;

/** Each brings the schema from the version of its index to the next. Never change one that was released. */
export const migrations: readonly ((schemas: Schemas) => string)[] = [
  ({ own }) => `
    CREATE TABLE ${own}.throttle (
      queue text NOT NULL,
      key text NOT NULL,
      job_id uuid NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (queue, key)
    );
    CREATE INDEX throttle_expires_at ON ${own}.throttle (expires_at);
  `,
  ({ own }) => `
    CREATE TABLE ${own}.paused (queue text PRIMARY KEY, paused_at timestamptz NOT NULL DEFAULT now());
  `,
  ({ own }) => `
    CREATE TABLE ${own}.schedule (
      manifest text NOT NULL,
      job text NOT NULL,
      key text NOT NULL,
      cron text NOT NULL,
      tz text NOT NULL,
      template jsonb NOT NULL,
      next_at timestamptz NOT NULL,
      PRIMARY KEY (manifest, job, key)
    );
  `,
];
