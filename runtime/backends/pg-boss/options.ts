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
  /**
   * Milliseconds that a statement may take. Then its connection counts as lost, and the call ends with an
   * `UnreachableError`. Default 60,000. Raise it for an update of pg-boss that migrates a large table.
   */
  readonly query_timeout?: number | undefined;
  /** Shown in `pg_stat_activity`. */
  readonly application_name?: string | undefined;
  /** pg-boss's schema. Ours is beside it: `jobwright`, or `jobwright_<schema>` for another than the default. Default `"pgboss"`. */
  readonly schema?: string | undefined;
}
