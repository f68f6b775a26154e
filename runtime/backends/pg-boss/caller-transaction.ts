import { BackendError, OptionError } from "../../errors.ts";
import type { AdaptedTransaction, Transaction, TransactionClient } from "../../transaction.ts";
import { Database } from "./database.ts";
import { inTurn } from "./in-turn.ts";
import type { Installation } from "./installation.ts";
import { hasSqlState } from "./sql-state.ts";

const noTransaction = "25P01";
const undefinedTable = "42P01";
const undefinedSchema = "3F000";

/**
 * Does statements of ours in a transaction of the caller's. It commits or rolls back with that; where `work` rejects, it
 * leaves the transaction as it was, which may go on. Errors of the database are thrown as the caller's library gives
 * them, so that what repeats a transaction after a serialization failure knows one.
 *
 * @throws OptionError where `tx` is no transaction, or no transaction reaches the jobs
 */
export async function inCallersTransaction<T>(
  tx: Transaction,
  { schema, isEmbedded }: Pick<Installation, "schema" | "isEmbedded">,
  work: (transaction: Database) => Promise<T>,
): Promise<T> {
  if (isEmbedded) throw new OptionError(embeddedMessage);
  const database = databaseOf(tx);
  return inTurn(tx, async () => {
    await openSavepoint(database);
    try {
      const result = await work(database);
      await database.execute("RELEASE SAVEPOINT jobwright");
      return result;
    } catch (error) {
      await undo(database);
      if (!hasSqlState(error, [undefinedTable, undefinedSchema])) throw error;
      throw new BackendError(
        `tx is a transaction of a database without the schema "${schema}". It must be one of the database that the ` +
          "backend keeps its jobs in.",
        { cause: error },
      );
    }
  });
}

/** Takes anything: programs without types get here too. */
function databaseOf(tx: unknown): Database {
  if (typeof tx === "object" && tx !== null) {
    if ("totalCount" in tx) throw new OptionError(poolMessage);
    if (isAdapted(tx))
      return new Database({ executeSql: (...statement) => rowsOf(tx.executeSql(...statement)) });
    if (isClient(tx)) return new Database({ executeSql: (...statement) => rowsOf(tx.query(...statement)) });
  }
  throw new OptionError(
    "tx must be a client of pg after its BEGIN. For another library's transaction write, with a function of " +
      "jobwright/pg-boss: fromDrizzle(tx, sql), fromKysely(trx), fromKnex(trx) or fromPrisma(tx).",
  );
}

const embeddedMessage =
  "embedded() keeps jobs in a database of its own, which no transaction of yours is in. Develop what publishes or completes in " +
  "transactions with pgBoss() and a Postgres server.";

const poolMessage =
  "tx is a pool of pg, whose statements may each go to another connection. Take a client with `await pool.connect()`, " +
  'begin with `await client.query("BEGIN")`, and give that client.';

function isAdapted(tx: object): tx is AdaptedTransaction {
  return "executeSql" in tx && typeof tx.executeSql === "function";
}

/** Knex has `query` too, and it is something else. */
function isClient(tx: object): tx is TransactionClient {
  return "query" in tx && typeof tx.query === "function" && !("raw" in tx);
}

async function rowsOf(result: Promise<{ readonly rows: readonly unknown[] }>): Promise<{ rows: unknown[] }> {
  const { rows } = await result;
  return { rows: [...rows] };
}

/** Postgres refuses a savepoint where no transaction is open. Then each statement would be committed by itself. */
async function openSavepoint(database: Database): Promise<void> {
  try {
    await database.execute("SAVEPOINT jobwright");
  } catch (error) {
    if (!hasSqlState(error, [noTransaction])) throw error;
    throw new OptionError("tx has no open transaction. Begin one first, and use tx before it ends.", {
      cause: error,
    });
  }
}

/** Where that cannot be done the connection is gone, and all of the transaction with it. */
async function undo(database: Database): Promise<void> {
  try {
    await database.execute("ROLLBACK TO SAVEPOINT jobwright");
    await database.execute("RELEASE SAVEPOINT jobwright");
  } catch {}
}
