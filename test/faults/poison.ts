import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { Client } from "pg";
import type { Address } from "../conformance/backends.ts";
import { queueName } from "./stored-jobs.ts";

/** Payloads of which none fits `{ number }`. */
const payloads: readonly unknown[] = [
  {},
  { number: "1" },
  { number: 1.5 },
  { number: null },
  [],
  [1, 2],
  "text",
  7,
  true,
  { __proto__: null, constructor: { number: 1 } },
];

/** A poison job as the queue itself keeps it, read without any code of ours. */
export interface Poison {
  readonly state: string;
  readonly payload: unknown;
  readonly runs: number;
  /** The name of its error. */
  readonly error: string | undefined;
}

/** So many jobs as another program would enqueue them: by SQL, or by BullMQ's own queue. */
export async function insertPoison(address: Address, count: number): Promise<void> {
  if (address.kind === "bullmq") return addPoison(address, count);
  await querying(address, (query) =>
    query(
      `INSERT INTO ${schemaOf(address)}.job (name, data, policy, retry_limit)
       SELECT '${queueName}', $1::jsonb -> (i % ${payloads.length})::int, 'standard', 5
       FROM generate_series(1, ${count}) i`,
      [JSON.stringify(payloads)],
    ),
  );
}

export async function readPoison(address: Address): Promise<readonly Poison[]> {
  if (address.kind === "bullmq") return failedPoison(address);
  return querying(address, (query) =>
    query(`
      SELECT state::text AS state, data AS payload, retry_count + 1 AS runs, output->>'name' AS error
      FROM ${schemaOf(address)}.job
      WHERE name = '${queueName}' AND (jsonb_typeof(data->'number') IS DISTINCT FROM 'number' OR data->>'number' = '1.5')
    `),
  );
}

/** Whether it is one of those inserted, unchanged. */
export function isPoison(payload: unknown): boolean {
  return payloads.some((one) => JSON.stringify(one) === JSON.stringify(payload));
}

type Query = (text: string, values?: unknown[]) => Promise<readonly Poison[]>;

async function querying<T>(address: Address, work: (query: Query) => Promise<T>): Promise<T> {
  if (address.kind === "embedded") {
    const pglite = await PGlite.create(join(address.dir ?? "", "data"));
    const query: Query = async (text, values) => (await pglite.query<Poison>(text, values)).rows;
    return work(query).finally(() => pglite.close());
  }
  if (address.kind !== "pg-boss") throw new TypeError("Redis has no SQL.");
  const client = new Client({ connectionString: address.connectionString });
  await client.connect();
  return work(async (text, values) => (await client.query<Poison>(text, values)).rows).finally(() =>
    client.end(),
  );
}

function schemaOf(address: Address): string {
  return address.kind === "pg-boss" ? `"${address.schema}"` : "pgboss";
}

async function addPoison(place: Address & { readonly kind: "bullmq" }, count: number): Promise<void> {
  await onQueue(place, (queue) =>
    queue.addBulk(
      Array.from({ length: count }, (_, index) => ({
        name: "poison",
        data: payloads[index % payloads.length],
        opts: { attempts: 5 },
      })),
    ),
  );
}

async function failedPoison(place: Address & { readonly kind: "bullmq" }): Promise<readonly Poison[]> {
  const jobs = await onQueue(place, (queue) => queue.getJobs(["wait", "active", "delayed", "failed"], 0, -1));
  return jobs.map((job) => ({
    state: job.finishedOn === undefined ? "waiting" : "failed",
    payload: job.data,
    runs: job.attemptsStarted,
    error: /is not valid/.test(job.failedReason ?? "") ? "PayloadError" : job.failedReason,
  }));
}

async function onQueue<T>(
  { connection, prefix }: Address & { readonly kind: "bullmq" },
  work: (queue: Queue) => Promise<T>,
): Promise<T> {
  const redis = new Redis(connection, { maxRetriesPerRequest: null });
  const queue = new Queue(queueName, { connection: redis, prefix });
  queue.on("error", () => {});
  try {
    return await work(queue);
  } finally {
    await queue.close();
    redis.disconnect();
  }
}
