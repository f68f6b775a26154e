import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { Db, fromPglite } from "pg-boss";

/** How long statements may follow each other before timers and sockets get a turn. */
const turnMilliseconds = 5;

/** Where PGlite's files are. */
export interface Place {
  /** Throws where there is no room for a statement with these values. */
  readonly requireRoom: (values: readonly unknown[]) => void;
  /** The error to show in place of one of PGlite's. */
  readonly explain: (error: unknown) => unknown;
}

export const inMemory: Place = { requireRoom: () => {}, explain: (error) => error };

/**
 * PGlite as pg-boss takes it, with the two things that pg-boss's own adapter lacks: transactions, and turns for
 * the rest of the process. PGlite computes on the main thread and answers without leaving it.
 */
export function pgliteDatabase(adapt: typeof fromPglite, pglite: PGlite, place: Place): Db {
  const adapted = adapt(pglite);
  let turnBegan = performance.now();
  return {
    ...adapted,
    async executeSql(text, values) {
      if (performance.now() - turnBegan > turnMilliseconds) {
        await new Promise(setImmediate);
        turnBegan = performance.now();
      }
      place.requireRoom(values ?? []);
      return explained(place, adapted.executeSql(text, values));
    },
    beginTransaction: () => beginTransaction(pglite, place),
  };
}

async function explained<T>({ explain }: Place, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explain(error);
  }
}

/** PGlite ends a transaction with the callback that it calls, so the callback waits for `commit` or `rollback`. */
function beginTransaction(pglite: PGlite, place: Place): ReturnType<NonNullable<Db["beginTransaction"]>> {
  return new Promise((resolve, reject) => {
    const end = Promise.withResolvers<void>();
    const whole = pglite.transaction(async (transaction) => {
      const executeSql: Db["executeSql"] = async (text, values = []) => {
        place.requireRoom(values);
        return explained(place, execute(transaction, text, values));
      };
      resolve({ db: { executeSql }, commit, rollback });
      await end.promise;
    });
    const ended = explained(place, whole);
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
  values: unknown[],
): Promise<{ rows: unknown[] }> {
  if (values.length > 0) return transaction.query(text, values);
  return { rows: (await transaction.exec(text)).flatMap(({ rows }) => rows) };
}
