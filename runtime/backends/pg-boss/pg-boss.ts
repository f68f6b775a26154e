import type { Backend } from "../../backend.ts";
import { importDriver } from "../import-driver.ts";
import { requireScheme } from "../require-scheme.ts";
import { createBackend } from "./create-backend.ts";
import type { PgBossOptions } from "./options.ts";
import { placeOf } from "./reachable.ts";

/** A connection may fall silent without being closed; without a limit a call on it would wait for ever. */
const silenceMilliseconds = 60_000;

/** Jobs in a Postgres database, by pg-boss. */
export interface PgBossBackend extends Backend {
  readonly kind: "pg-boss";
}

/**
 * Jobs in a Postgres database, by pg-boss. Connects when it is first used, and installs what is missing then.
 * Schedules run while a worker of any job does; a pass of `runOnce` runs those that are due when it begins.
 *
 * @throws BackendError for the URL of another kind of server
 * @throws MissingPackageError from its first use, when pg-boss is not installed
 * @throws BackendError from its first use, when the database cannot be set up
 * @throws UnreachableError from any call, when there is no connection to the server
 * @example const backend = pgBoss({ connectionString: process.env.DATABASE_URL })
 */
export function pgBoss({ schema = "pgboss", ...connection }: PgBossOptions = {}): PgBossBackend {
  if (typeof connection.connectionString === "string")
    requireScheme("pgBoss: connectionString", connection.connectionString, [
      "postgres",
      "postgresql",
      "socket",
    ]);
  return createBackend("pg-boss", schema, async () => ({
    module: await importDriver("pg-boss", () => import("pg-boss")),
    place: placeOf(connection),
    options: { query_timeout: silenceMilliseconds, ...withoutUndefined(connection) },
    close: async () => {},
  }));
}

/** pg-boss and pg tell a missing field from one that is undefined. */
function withoutUndefined<T extends object>(options: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  // The entries of an object, less some of them, are fields of its own.
  return Object.fromEntries(given) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
