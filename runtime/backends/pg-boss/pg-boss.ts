import type { Backend } from "../../backend.ts";
import { importDriver } from "../import-driver.ts";
import { createBackend } from "./create-backend.ts";
import { placeOf } from "./reachable.ts";

/** Where the jobs are: a Postgres server. Fields are those of `pg`'s pool; `PG…` variables fill in what is left out. */
export interface PgBossOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly connectionString?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | (() => string | Promise<string>) | undefined;
  /** True, or the options of `tls.connect`. */
  readonly ssl?: boolean | object | undefined;
  /** Connections at most, besides one that listens in a worker. Default 10. */
  readonly max?: number | undefined;
  /** Milliseconds. Default 10,000. */
  readonly connectionTimeoutMillis?: number | undefined;
  /** Shown in `pg_stat_activity`. */
  readonly application_name?: string | undefined;
  /** pg-boss's schema. Ours is beside it: `jobwright`, or `jobwright_<schema>` for another than the default. Default `"pgboss"`. */
  readonly schema?: string | undefined;
}

/** Jobs in a Postgres database, by pg-boss. */
export interface PgBossBackend extends Backend {
  readonly kind: "pg-boss";
}

/**
 * Jobs in a Postgres database, by pg-boss. Connects when it is first used, and installs what is missing then.
 * Schedules need a worker that stays, of any job: pg-boss keeps time in it, and `runOnce` is over too soon for that.
 *
 * @throws MissingPackageError from its first use, when pg-boss is not installed
 * @throws BackendError from its first use, when the database cannot be set up
 * @throws UnreachableError from any call, when there is no connection to the server
 * @example const backend = pgBoss({ connectionString: process.env.DATABASE_URL })
 */
export function pgBoss({ schema = "pgboss", ...connection }: PgBossOptions = {}): PgBossBackend {
  return createBackend("pg-boss", schema, async () => ({
    module: await importDriver("pg-boss", () => import("pg-boss")),
    place: placeOf(connection),
    options: withoutUndefined(connection),
    close: async () => {},
  }));
}

/** pg-boss and pg tell a missing field from one that is undefined. */
function withoutUndefined<T extends object>(options: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  // The entries of an object, less some of them, are fields of its own.
  return Object.fromEntries(given) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
