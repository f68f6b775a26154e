import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { Db, fromPglite } from "pg-boss";

/** How long statements may follow each other before timers and sockets get a turn. */
const turnMilliseconds = 5;

/**
 * PGlite as pg-boss takes it, with the two things that pg-boss's own adapter lacks: transactions, and turns for
 * the rest of the process. PGlite computes on the main thread and answers without leaving it.
 */
export function pgliteDatabase(adapt: typeof fromPglite, pglite: PGlite): Db {
  const adapted = adapt(pglite);
  let turnBegan = performance.now();
  return {
    ...adapted,
    async executeSql(text, values) {
      if (performance.now() - turnBegan > turnMilliseconds) {
        await new Promise(setImmediate);
        turnBegan = performance.now();
      }
      return adapted.executeSql(text, values);
    },
    beginTransaction: () => beginTransaction(pglite),
  };
}

/** PGlite ends a transaction with the callback that it calls, so the callback waits for `commit` or `rollback`. */
function beginTransaction(pglite: PGlite): ReturnType<NonNullable<Db["beginTransaction"]>> {
  return new Promise((resolve, reject) => {
    const end = Promise.withResolvers<void>();
    const ended = pglite.transaction(async (transaction) => {
      resolve({ db: { executeSql: (text, values) => execute(transaction, text, values) }, commit, rollback });
      await end.promise;
    });
    ended.catch(reject);

    async function commit(): Promise<void> {
      end.resolve();
      await ended;
    }
    async function rollback(): Promise<void> {
      end.reject(new Error("rolled back"));
      await ended.catch(() => {});
    }
  });
}

/** Several statements at once go another way than one with values. */
async function execute(
  transaction: Transaction,
  text: string,
  values: unknown[] = [],
): Promise<{ rows: unknown[] }> {
  if (values.length > 0) return transaction.query(text, values);
  return { rows: (await transaction.exec(text)).flatMap(({ rows }) => rows) };
}
