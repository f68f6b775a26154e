import type { Db } from "pg-boss";

/** Statements of ours, on pg-boss's connections. */
export class Database {
  /** pg-boss's handle: as the `db` option it makes a call of pg-boss part of a transaction. */
  readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  /** One statement. `Row` says what its columns are; the tests hold that against the pinned pg-boss. */
  async query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.db.executeSql(text, [...values]);
    return rows;
  }

  /** Several statements without values. */
  async execute(text: string): Promise<void> {
    await this.db.executeSql(text);
  }

  /** Commits what `work` did, or rolls it back when it rejects. */
  async transaction<T>(work: (transaction: Database) => Promise<T>): Promise<T> {
    if (!this.db.beginTransaction) throw new TypeError("This connection has no transactions.");
    const transaction = await this.db.beginTransaction();
    try {
      const result = await work(new Database(transaction.db));
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}
