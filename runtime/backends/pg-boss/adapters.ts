import type { Db } from "pg-boss";
import type { AdaptedTransaction } from "../../transaction.ts";
import { importDriver } from "../import-driver.ts";

// What is used of each library. None is imported, for its types either: a program has one of them.
interface DrizzleTransaction {
  execute(query: unknown): Promise<unknown[] | { rows: unknown[] }>;
}
interface DrizzleSql {
  (strings: TemplateStringsArray, ...values: unknown[]): unknown;
  param(value: unknown): unknown;
}
interface KyselyTransaction {
  /** Its own kind of query, which pg-boss's adapter knows how to make. */
  executeQuery<Row>(query: never): Promise<{ readonly rows: Row[] }>;
}
interface KnexTransaction {
  raw<Row>(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Row[] } | { rows: unknown[] }[]>;
}
interface PrismaTransaction {
  $queryRawUnsafe<Rows>(query: string, ...values: unknown[]): Promise<Rows>;
}

/**
 * A transaction of Drizzle as `tx` takes it.
 *
 * @param sql the tag of `drizzle-orm`
 * @example await db.transaction((tx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromDrizzle(tx, sql) }))
 */
export function fromDrizzle(tx: DrizzleTransaction, sql: DrizzleSql): AdaptedTransaction {
  return adapted(tx, (module) => module.fromDrizzle(tx, sql));
}

/**
 * A transaction of Kysely as `tx` takes it.
 *
 * @example await db.transaction().execute((trx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromKysely(trx) }))
 */
export function fromKysely(trx: KyselyTransaction): AdaptedTransaction {
  return adapted(trx, (module) => module.fromKysely(trx));
}

/**
 * A transaction of Knex as `tx` takes it.
 *
 * @example await knex.transaction((trx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromKnex(trx) }))
 */
export function fromKnex(trx: KnexTransaction): AdaptedTransaction {
  return adapted(trx, (module) => module.fromKnex(trx));
}

/**
 * An interactive transaction of Prisma as `tx` takes it.
 *
 * @example await prisma.$transaction((tx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromPrisma(tx) }))
 */
export function fromPrisma(tx: PrismaTransaction): AdaptedTransaction {
  return adapted(tx, (module) => module.fromPrisma(tx));
}

/** One for each transaction, so that its calls are known to belong together. */
const known = new WeakMap<object, AdaptedTransaction>();

/** pg-boss's own adapter, imported at the first statement. */
function adapted(transaction: object, adapt: (module: typeof import("pg-boss")) => Db): AdaptedTransaction {
  const earlier = known.get(transaction);
  if (earlier) return earlier;
  const adaptedTransaction: AdaptedTransaction = {
    async executeSql(text, values) {
      const module = await importDriver("pg-boss", () => import("pg-boss"));
      return adapt(module).executeSql(text, values);
    },
  };
  known.set(transaction, adaptedTransaction);
  return adaptedTransaction;
}
