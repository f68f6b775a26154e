import type { ConstructorOptions, Db, PgBoss } from "pg-boss";
import { BackendError } from "../../errors.ts";
import { Database } from "./database.ts";
import { reasonOf, whileReachable } from "./reachable.ts";
import * as statements from "./sql/own-schema.ts";
import { bossSchemaOption, type Schemas, schemasOf } from "./sql/schemas.ts";
import type { Storage } from "./storage.ts";

/** pg-boss, started, and our schema beside it. */
export interface Installation {
  /** For everything but the worker's duties: it does not supervise. */
  readonly boss: PgBoss;
  readonly database: Database;
  readonly schemas: Schemas;
  readonly schema: string;
  /** The server, as errors name it. */
  readonly place: string;
  /** The database is in this process, and nobody else's. */
  readonly isEmbedded: boolean;
  /** A second PgBoss on the same connections, for a worker. Whoever makes it stops it. */
  createWorkerBoss(onError: (error: unknown) => void): PgBoss;
  close(): Promise<void>;
}

/**
 * Starts pg-boss, and installs or migrates its schema and ours where that is needed.
 *
 * @throws UnreachableError when there is no connection to the server
 * @throws BackendError when the database cannot be set up
 */
export async function install(
  schema: string,
  storage: Storage,
  onError: (error: unknown) => void,
): Promise<Installation> {
  const { PgBoss } = storage.module;
  const { place } = storage;
  const common: ConstructorOptions = { ...storage.options, schema: bossSchemaOption(schema) };
  const boss = new PgBoss({ ...common, supervise: false, schedule: false, registerInstance: false });
  boss.on("error", onError);
  const close = async (): Promise<void> => {
    await boss.stop({ graceful: false });
    await storage.close();
  };
  try {
    await whileReachable(place, () => boss.start());
    const database = new Database(boss.getDb());
    const schemas = schemasOf(schema);
    await whileReachable(place, () => migrateOwnSchema(database, schemas));
    const createWorkerBoss = (report: (error: unknown) => void): PgBoss => {
      // A plain object: on its own class of connection pg-boss would leave a listener behind for each worker.
      const { db } = database;
      const shared: Db = { executeSql: (text, values) => db.executeSql(text, values) };
      const worker = new PgBoss({ ...common, schedule: false, db: shared, migrate: false });
      worker.on("error", report);
      return worker;
    };
    const isEmbedded = storage.options.backend === "pglite";
    return { boss, database, schemas, schema, place, isEmbedded, createWorkerBoss, close };
  } catch (error) {
    await close().catch(onError);
    if (error instanceof BackendError) throw error;
    throw new BackendError(
      `pg-boss could not start in the schema "${schema}": ${reasonOf(error)}. ` +
        "Check that its database exists, and that its user may create schemas.",
      { cause: error },
    );
  }
}

async function migrateOwnSchema(database: Database, schemas: Schemas): Promise<void> {
  const newest = statements.migrations.length;
  if ((await installedVersion(database, schemas)) === newest) return;
  await database.transaction(async (transaction) => {
    await transaction.query(statements.lockForMigration, [schemas.own]);
    await transaction.execute(statements.createVersionTable(schemas));
    const version = (await installedVersion(transaction, schemas)) ?? 0;
    if (version > newest) {
      throw new BackendError(
        `The schema ${schemas.own} has version ${version}, made by a newer Jobwright; this one knows ${newest}. ` +
          "Upgrade the package jobwright here.",
      );
    }
    for (const migration of statements.migrations.slice(version)) {
      await transaction.execute(migration(schemas));
    }
    await transaction.query(statements.writeVersion(schemas), [newest]);
  });
}

async function installedVersion(database: Database, schemas: Schemas): Promise<number | undefined> {
  const [found] = await database.query<{ readonly exists: boolean }>(statements.ownSchemaExists, [
    statements.versionTable(schemas),
  ]);
  if (!found?.exists) return undefined;
  const [row] = await database.query<{ readonly version: number }>(statements.readVersion(schemas));
  return row?.version;
}
