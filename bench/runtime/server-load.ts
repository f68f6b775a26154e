import type { BackendName } from "./backends.ts";

/** What a server says of those who use it, without what asking itself adds. */
export interface ServerLoad {
  /** So many so far; 0 where there is no Postgres. */
  transactions(): Promise<number>;
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** Of the Postgres or the Redis that a backend is on; of PGlite, which is in the process, nothing. */
export async function serverLoad(
  backend: BackendName,
  urls: { readonly databaseUrl: string; readonly redisUrl: string },
): Promise<ServerLoad> {
  if (backend === "pg-boss") return postgresLoad(urls.databaseUrl);
  if (backend === "bullmq") return redisLoad(urls.redisUrl);
  return { transactions: async () => 0, connections: async () => 0, close: async () => {} };
}

async function postgresLoad(connectionString: string): Promise<ServerLoad> {
  const { Client } = await import("pg");
  const client = new Client({ connectionString });
  await client.connect();
  const figure = async (sql: string): Promise<number> => {
    const { rows } = await client.query<{ readonly figure: number }>(sql);
    return rows[0]?.figure ?? Number.NaN;
  };
  return {
    transactions: () =>
      figure(
        "SELECT (xact_commit + xact_rollback)::float8 AS figure FROM pg_stat_database WHERE datname = current_database()",
      ),
    connections: () =>
      figure(
        "SELECT count(*)::int AS figure FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      ),
    close: () => client.end(),
  };
}

async function redisLoad(url: string): Promise<ServerLoad> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url);
  return {
    transactions: async () => 0,
    connections: async () =>
      String(await redis.client("LIST"))
        .trim()
        .split("\n").length - 1,
    close: async () => redis.disconnect(),
  };
}
