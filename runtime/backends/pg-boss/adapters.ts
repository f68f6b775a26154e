import type {
  Db,
  DrizzleSqlTagLike,
  DrizzleTransactionLike,
  KnexTransactionLike,
  KyselyTransactionLike,
  PrismaTransactionLike,
} from "pg-boss";
import type { AdaptedTransaction } from "../../transaction.ts";
import { importDriver } from "../import-driver.ts";

/**
 * A transaction of Drizzle as `tx` takes it.
 *
 * @param sql the tag of `drizzle-orm`
 * @example await db.transaction((tx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromDrizzle(tx, sql) }))
 */
export function fromDrizzle(tx: DrizzleTransactionLike, sql: DrizzleSqlTagLike): AdaptedTransaction {
  return adapted(tx, (module) => module.fromDrizzle(tx, sql));
}

/**
 * A transaction of Kysely as `tx` takes it.
 *
 * @example await db.transaction().execute((trx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromKysely(trx) }))
 */
export function fromKysely(trx: KyselyTransactionLike): AdaptedTransaction {
  return adapted(trx, (module) => module.fromKysely(trx));
}

/**
 * A transaction of Knex as `tx` takes it.
 *
 * @example await knex.transaction((trx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromKnex(trx) }))
 */
export function fromKnex(trx: KnexTransactionLike): AdaptedTransaction {
  return adapted(trx, (module) => module.fromKnex(trx));
}

/**
 * An interactive transaction of Prisma as `tx` takes it.
 *
 * @example await prisma.$transaction((tx) => jobs.emails.sendWelcomeEmail.publish(ada, { tx: fromPrisma(tx) }))
 */
export function fromPrisma(tx: PrismaTransactionLike): AdaptedTransaction {
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
