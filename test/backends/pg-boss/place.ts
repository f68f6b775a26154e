import { randomUUID } from "node:crypto";
import { pgBoss } from "jobwright/pg-boss";
import { Client } from "pg";
import { inject, onTestFinished } from "vitest";
import type { Backend, ClaimedJob, Consumer } from "../../../runtime/backend.ts";
import { type Schemas, schemasOf } from "../../../runtime/backends/pg-boss/sql/schemas.ts";
import type { RuntimeJob } from "../../../schema/contract.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";

/** A pg-boss schema of a test's own, and what it takes to look inside. All of it is gone after the test. */
export interface Place {
  readonly schema: string;
  readonly schemas: Schemas;
  /** Another backend on the same schema. */
  open(): Backend;
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Claims jobs until the test ends, or the consumer is stopped. */
  consume(
    backend: Backend,
    jobs: readonly RuntimeJob[],
    run: (job: ClaimedJob) => Promise<unknown>,
  ): Promise<Consumer>;
}

export async function newPlace(schema = `place_${randomUUID().slice(0, 8)}`): Promise<Place> {
  const schemas = schemasOf(schema);
  const connectionString = inject("databaseUrl");
  const client = new Client({ connectionString });
  await client.connect();
  onTestFinished(async () => {
    await client.query(
      `SET client_min_messages = warning; DROP SCHEMA IF EXISTS ${schemas.boss}, ${schemas.own} CASCADE`,
    );
    await client.end();
  });
  return {
    schema,
    schemas,
    open() {
      const backend = pgBoss({ connectionString, schema });
      onTestFinished(() => backend.close());
      return backend;
    },
    async query(text, values = []) {
      const { rows } = await client.query(text, [...values]);
      return rows;
    },
    async consume(backend, jobs, run) {
      const consumer = await backend.consume({
        ...{ jobs, concurrency: 5, logger: quietLogger },
        run: async (job) => void (await run(job)),
      });
      onTestFinished(() => consumer.stop());
      return consumer;
    },
  };
}
