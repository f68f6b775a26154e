import { sql as drizzleSql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Transaction } from "jobwright/client";
import { fromDrizzle, fromKnex, fromKysely } from "jobwright/pg-boss";
import knex from "knex";
import { Kysely, sql as kyselySql, PostgresDialect } from "kysely";
import pg from "pg";
import { onTestFinished } from "vitest";

export type Isolation = "read committed" | "repeatable read" | "serializable";

/** A library that people write to Postgres with. */
export interface Library {
  /** Commits what `work` did, or rolls it back where it rejects, as the library does. `tx` is what a publisher takes. */
  transaction<T>(work: (open: OpenTransaction) => Promise<T>, isolation?: Isolation): Promise<T>;
}

export interface OpenTransaction {
  readonly tx: Transaction;
  /** One statement in the transaction, in the library's own way. */
  execute(statement: string): Promise<unknown>;
}

/** Opens a library, and closes it when the test ends. */
export type OpenLibrary = (connectionString: string) => Library;

export const libraries: Readonly<Record<string, OpenLibrary>> = {
  pg: openPg,
  Drizzle: openDrizzle,
  Kysely: openKysely,
  Knex: openKnex,
};

export function openPg(connectionString: string): Library {
  const pool = openPool(connectionString);
  return {
    async transaction(work, isolation = "read committed") {
      const client = await pool.connect();
      try {
        await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
        const result = await work({ tx: client, execute: (statement) => client.query(statement) });
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

function openDrizzle(connectionString: string): Library {
  const db = drizzle(openPool(connectionString));
  return {
    transaction: (work, isolationLevel = "read committed") =>
      db.transaction(
        (tx) =>
          work({
            tx: fromDrizzle(tx, drizzleSql),
            execute: (statement) => tx.execute(drizzleSql.raw(statement)),
          }),
        { isolationLevel },
      ),
  };
}

function openKysely(connectionString: string): Library {
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool: openPool(connectionString) }) });
  return {
    transaction: (work, isolation = "read committed") =>
      db
        .transaction()
        .setIsolationLevel(isolation)
        .execute((trx) =>
          work({
            tx: fromKysely(trx),
            execute: (statement) => kyselySql.raw(statement).execute(trx),
          }),
        ),
  };
}

function openKnex(connectionString: string): Library {
  const db = knex({ client: "pg", connection: connectionString });
  onTestFinished(() => db.destroy());
  return {
    transaction: (work, isolationLevel = "read committed") =>
      db.transaction((trx) => work({ tx: fromKnex(trx), execute: async (statement) => trx.raw(statement) }), {
        isolationLevel,
      }),
  };
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString });
  // Where a connection is lost, its statement tells.
  pool.on("connect", (client) => client.on("error", () => {}));
  onTestFinished(() => pool.end());
  return pool;
}
