import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type JobType, Queue } from "bullmq";
import { Redis } from "ioredis";
import { Client } from "pg";
import type { Address } from "../conformance/backends.ts";

/** A job as the queue's own tables or keys have it, read without any code of ours. */
export interface StoredJob {
  readonly id: string;
  /** The number in its payload. */
  readonly number: number;
  /** Waiting in any way, delayed and retrying ones too. */
  readonly state: "waiting" | "active" | "completed" | "failed";
}

export const queueName = "limits.free";

/** All jobs of the queue that the faults are played on. */
export async function storedJobs(address: Address): Promise<readonly StoredJob[]> {
  switch (address.kind) {
    case "pg-boss":
      return fromPostgres(address.connectionString, address.schema);
    case "bullmq":
      return fromRedis(address.connection, address.prefix);
    case "embedded":
      return fromFolder(address.dir ?? "");
  }
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly state: StoredJob["state"];
}

const readRows = (schema: string): string => `
  SELECT id, (data->>'number')::int AS number, CASE WHEN state IN ('created', 'retry') THEN 'waiting' ELSE state::text END
    AS state
  FROM "${schema}".job WHERE name = '${queueName}'
`;

async function fromPostgres(connectionString: string, schema: string): Promise<readonly StoredJob[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(readRows(schema))).rows;
  } finally {
    await client.end();
  }
}

async function fromFolder(dir: string): Promise<readonly StoredJob[]> {
  const pglite = await PGlite.create(join(dir, "data"));
  try {
    return (await pglite.query<Row>(readRows("pgboss"))).rows;
  } finally {
    await pglite.close();
  }
}

async function fromRedis(url: string, prefix: string): Promise<readonly StoredJob[]> {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue<{ readonly number: number }>(queueName, {
    connection: redis,
    prefix,
    skipMetasUpdate: true,
  });
  queue.on("error", () => {});
  try {
    const found: StoredJob[] = [];
    for (const [types, state] of places) {
      for (const job of await queue.getJobs([...types], 0, -1)) {
        found.push({ id: String(job.id), number: job.data.number, state });
      }
    }
    return found;
  } finally {
    await queue.close();
    redis.disconnect();
  }
}

const places: readonly (readonly [readonly JobType[], StoredJob["state"]])[] = [
  [["wait", "delayed", "prioritized"], "waiting"],
  [["active"], "active"],
  [["completed"], "completed"],
  [["failed"], "failed"],
];
