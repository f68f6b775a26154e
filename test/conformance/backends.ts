import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { bullmq } from "jobwright/bullmq";
import { embedded } from "jobwright/embedded";
import { pgBoss } from "jobwright/pg-boss";
import { Client } from "pg";
import type { Backend } from "../../runtime/backend.ts";
import { copyPreparedFolder } from "./prepared-folder.ts";

/** Where a backend keeps its jobs, as plain JSON: another process can open it too. */
export type Address =
  | { readonly kind: "pg-boss"; readonly connectionString: string; readonly schema: string }
  | { readonly kind: "bullmq"; readonly connection: string; readonly prefix: string }
  | { readonly kind: "embedded"; readonly dir?: string };

export interface ServerUrls {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

/** A place that nobody else uses, for one backend at a time: nothing of it stays on disk. */
export async function newPassingAddress(kind: Address["kind"], servers: ServerUrls): Promise<Address> {
  return kind === "embedded" ? { kind } : newAddress(kind, servers);
}

/** A place that nobody else uses and that can be opened again: its own schema, prefix or folder. */
export async function newAddress(kind: Address["kind"], servers: ServerUrls): Promise<Address> {
  const unique = `conformance_${randomUUID().slice(0, 8)}`;
  switch (kind) {
    case "pg-boss":
      return { kind, connectionString: servers.databaseUrl, schema: unique };
    case "bullmq":
      return { kind, connection: servers.redisUrl, prefix: unique };
    case "embedded":
      return { kind, dir: await newFolder() };
  }
}

async function newFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "jobwright-conformance-"));
  await copyPreparedFolder(dir);
  return dir;
}

export function openBackend(address: Address): Backend {
  switch (address.kind) {
    case "pg-boss":
      return pgBoss({ connectionString: address.connectionString, schema: address.schema });
    case "bullmq":
      return bullmq({ connection: address.connection, prefix: address.prefix });
    case "embedded":
      return embedded(address);
  }
}

/** Removes what was stored at an address, once its backends are closed. */
export async function removeData(address: Address): Promise<void> {
  switch (address.kind) {
    case "pg-boss":
      return removeSchema(address.connectionString, address.schema);
    case "bullmq":
      return removeKeys(address.connection, address.prefix);
    case "embedded":
      return address.dir === undefined ? undefined : rm(address.dir, { recursive: true, force: true });
  }
}

async function removeSchema(connectionString: string, schema: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(
      `SET client_min_messages = warning; DROP SCHEMA IF EXISTS "${schema}", "jobwright_${schema}" CASCADE`,
    );
  } finally {
    await client.end();
  }
}

async function removeKeys(connection: string, prefix: string): Promise<void> {
  const redis = new Redis(connection);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1_000 })) {
      if (keys.length > 0) await redis.unlink(...keys);
    }
  } finally {
    redis.disconnect();
  }
}
