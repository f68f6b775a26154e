import { join } from "node:path";

export const backendNames = ["embedded", "pg-boss", "bullmq"] as const;

export type BackendName = (typeof backendNames)[number];

/** What the shop takes from its environment. */
export interface Settings {
  /** Where the handlers write: the outbox, reports, images, the search index. */
  readonly folder: string;
  readonly backendName: BackendName;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** The Postgres schema, or the prefix of the keys in Redis, that holds the jobs. */
  readonly queue: string;
  /** Subscribers' endpoints are below this address. */
  readonly webhookUrl: string;
  readonly webhookSecret: string;
}

/**
 * @throws Error when SHOP_BACKEND is none of `backendNames`
 * @example readSettings({ SHOP_FOLDER: "/srv/shop" }).folder // "/srv/shop"
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  return {
    folder: environment.SHOP_FOLDER ?? join(".jobwright", "shop"),
    backendName: requireBackendName(environment.SHOP_BACKEND ?? "embedded"),
    databaseUrl: environment.DATABASE_URL ?? "postgres://127.0.0.1:5432/postgres",
    redisUrl: environment.REDIS_URL ?? "redis://127.0.0.1:6379",
    queue: environment.SHOP_QUEUE ?? "shop",
    webhookUrl: environment.SHOP_WEBHOOK_URL ?? "http://127.0.0.1:4600/",
    webhookSecret: environment.SHOP_WEBHOOK_SECRET ?? "only-for-development",
  };
}

function requireBackendName(name: string): BackendName {
  const known = backendNames.find((backend) => backend === name);
  if (known) return known;
  throw new Error(`SHOP_BACKEND is ${name}. Set it to one of: ${backendNames.join(", ")}.`);
}
