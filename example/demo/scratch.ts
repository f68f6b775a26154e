import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BackendName } from "../shop/settings.ts";

/** A folder and a queue of the demo's own. */
export interface Scratch {
  readonly folder: string;
  /** The schema in Postgres, or the prefix in Redis. */
  readonly queue: string;
  /** Removes both. */
  remove(): Promise<void>;
}

export async function openScratch(backend: BackendName): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-demo-"));
  const queue = `demo_${randomUUID().slice(0, 8)}`;
  return {
    folder,
    queue,
    async remove() {
      if (backend === "pg-boss") await dropSchemas(queue);
      if (backend === "bullmq") await deleteKeys(queue);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Paths of all files below a folder, with forward slashes, in order. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** pg-boss's schema, and the one beside it. */
async function dropSchemas(schema: string): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  for (const name of [schema, `jobwright_${schema}`]) {
    await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(name)} CASCADE`);
  }
  await client.end();
}

async function deleteKeys(prefix: string): Promise<void> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(process.env.REDIS_URL ?? "");
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1000 })) {
    if (keys.length > 0) await redis.unlink(keys);
  }
  await redis.quit();
}
