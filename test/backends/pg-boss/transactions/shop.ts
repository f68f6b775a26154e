import { pgBoss } from "jobwright/pg-boss";
import { inject, onTestFinished } from "vitest";
import { newPlace, type Place } from "../place.ts";
import { createJobs, type Jobs } from "./generated/client.ts";
import type { OpenTransaction } from "./libraries.ts";

/** A shop that keeps its orders beside its jobs. */
export interface Shop extends Pick<Place, "query" | "schema" | "schemas"> {
  readonly connectionString: string;
  readonly backend: ReturnType<typeof pgBoss>;
  readonly jobs: Jobs;
  /** Writes an order in a transaction. */
  write(transaction: OpenTransaction, order: string): Promise<unknown>;
  /** The orders that are committed. */
  orders(): Promise<readonly string[]>;
  /** The payloads' orders of the jobs that are committed. */
  published(): Promise<readonly string[]>;
}

export async function openShop(): Promise<Shop> {
  const { schema, schemas, query } = await newPlace();
  const connectionString = inject("databaseUrl");
  const backend = pgBoss({ connectionString, schema });
  onTestFinished(() => backend.close());
  const jobs = createJobs({ backend });
  await jobs.orders.confirm.get("none");
  await query(`CREATE TABLE ${schemas.boss}.orders (id text PRIMARY KEY)`);
  return {
    ...{ connectionString, schema, schemas, query, backend, jobs },
    write: ({ execute }, order) => execute(`INSERT INTO ${schemas.boss}.orders VALUES ('${order}')`),
    async orders() {
      const rows = await query<{ readonly id: string }>(`SELECT id FROM ${schemas.boss}.orders ORDER BY id`);
      return rows.map(({ id }) => id);
    },
    async published() {
      const rows = await query<{ readonly order: string }>(
        `SELECT data->>'order' AS order FROM ${schemas.boss}.job ORDER BY 1`,
      );
      return rows.map(({ order }) => order);
    },
  };
}
