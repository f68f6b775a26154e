import type { RedisQueueBackend } from "bullmq";
import type { Redis, RedisOptions } from "ioredis";
import { BackendError } from "../../errors.ts";
import { importDriver } from "../import-driver.ts";
import { whileReachable } from "./reachable.ts";

/** An ioredis instance, a URL, or ioredis' options. */
export type RedisConnection = Redis | RedisOptions | string;

/** The connection that publishers and readers share, and what workers make theirs from. */
export interface RedisStore {
  readonly prefix: string;
  /** Runs commands on the connection. @throws BackendError when Redis is out of reach for 5 seconds. */
  run<T>(commands: (opened: OpenedStore) => Promise<T>): Promise<T>;
  /** Closes the connection, unless it is the caller's own. */
  close(): Promise<void>;
}

export interface OpenedStore {
  readonly redis: Redis;
  readonly driver: typeof import("bullmq");
  /** Bound to no queue in particular: for operations that name their queues. */
  readonly backend: RedisQueueBackend;
}

/** The store of a `connection` option. Connects with the first command. */
export function redisStore(connection: RedisConnection, prefix: string): RedisStore {
  const own = !isInstance(connection);
  let client: Promise<Redis> | undefined;
  let opened: Promise<OpenedStore> | undefined;
  let closed = false;

  return {
    prefix,
    async run(commands) {
      if (closed) throw new BackendError("The backend has been closed. Make another with bullmq().");
      client ??= own ? createClient(connection) : Promise.resolve(connection);
      const redis = await client;
      return whileReachable(redis, async () => {
        opened ??= openStore(redis, prefix).catch((error: unknown) => {
          opened = undefined;
          throw error;
        });
        return commands(await opened);
      });
    },
    async close() {
      closed = true;
      await (await opened)?.backend.close();
      if (own && client) await endClient(await client);
    },
  };
}

/** Ends a client of ours: politely while it is connected. */
export async function endClient(redis: Redis): Promise<void> {
  if (redis.status === "ready") await redis.quit().catch(() => {});
  redis.disconnect();
}

async function createClient(connection: RedisOptions | string): Promise<Redis> {
  const { Redis } = await importDriver("ioredis", () => import("ioredis"));
  const options = {
    retryStrategy: (times: number) => Math.min(100 * 2 ** (times - 1), 1_000),
    ...(typeof connection === "string" ? {} : connection),
    // Some 3.5 s: a command that was under way when Redis went away fails by itself, and is not sent later.
    maxRetriesPerRequest: 6,
    lazyConnect: true,
    // The shapes that BullMQ reads.
    replyMapping: "legacy" as const,
  };
  const redis = typeof connection === "string" ? new Redis(connection, options) : new Redis(options);
  // Whoever waits for a command hears of it; without a listener ioredis prints every failed attempt to connect.
  redis.on("error", () => {});
  return redis;
}

async function openStore(redis: Redis, prefix: string): Promise<OpenedStore> {
  const driver = await importDriver("bullmq", () => import("bullmq"));
  const producer = new driver.FlowProducer({ connection: redis, prefix }, driver.createRedisBackend);
  producer.on("error", () => {});
  const backend = producer.getBackend();
  // Checks the server's version and its maxmemory-policy.
  await backend.waitUntilReady();
  return { redis, driver, backend };
}

/** By shape: the instance may come from another copy of ioredis. */
function isInstance(connection: RedisConnection): connection is Redis {
  return typeof connection === "object" && "duplicate" in connection && "status" in connection;
}
