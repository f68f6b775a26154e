/**
 * A transaction of the caller's, in the database that holds the jobs: a client of `pg` after its `BEGIN`, or what
 * `fromDrizzle`, `fromKysely`, `fromKnex` or `fromPrisma` of `jobwright/pg-boss` make of another library's transaction.
 */
export type Transaction = TransactionClient | AdaptedTransaction;

/** A client of `pg`. A pool is none: each of its statements may go to another connection. */
export interface TransactionClient {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  /** A pool has it. */
  readonly totalCount?: never;
}

/** What runs statements with `$1` placeholders in a transaction. */
export interface AdaptedTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}
