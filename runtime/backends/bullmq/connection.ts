import type { IQueueBackend, RedisQueueBackend } from "bullmq";
import type { Redis, RedisOptions } from "ioredis";
import { BackendError } from "../../errors.ts";
import { importDriver } from "../import-driver.ts";
import { longestSilence, whileReachable } from "./reachable.ts";
import { isOfReplica } from "./refusal.ts";

/** An ioredis instance, a URL, or ioredis' options. */
export type RedisConnection = Redis | RedisOptions | string;

/** The connection that publishers and readers share, and what workers make theirs from. */
export interface RedisStore {
  readonly prefix: string;
  /** Runs commands on the connection. @throws UnreachableError when Redis is out of reach for 5 seconds. */
  run<T>(commands: (opened: OpenedStore) => Promise<T>): Promise<T>;
  /** Closes the connection, unless it is the caller's own. */
  close(): Promise<void>;
}

export interface OpenedStore {
  readonly redis: Redis;
  readonly driver: typeof import("bullmq");
  /** Bound to no queue in particular: for operations that name their queues. */
  readonly backend: RedisQueueBackend;
  /** Bound to one queue. */
  queue(name: string): IQueueBackend;
}

/** The store of a `connection` option. Connects with the first command. */
export function redisStore(connection: RedisConnection, prefix: string): RedisStore {
  const own = !isInstance(connection);
  let client: Promise<Redis> | undefined;
  let opening: Promise<OpenedStore> | undefined;
  let opened: OpenedStore | undefined;
  let closed = false;

  async function open(redis: Redis): Promise<OpenedStore> {
    opening ??= openStore(redis, prefix).finally(() => {
      opening = undefined;
    });
    opened = await opening;
    return opened;
  }

  return {
    prefix,
    async run(commands) {
      if (closed) throw new BackendError("The backend has been closed. Make another with bullmq().");
      client ??= own ? createClient(connection) : Promise.resolve(connection);
      const redis = await client;
      return whileReachable(redis, async () => commands(opened ?? (await open(redis))));
    },
    async close() {
      closed = true;
      await opened?.backend.close();
      if (own) await client?.then(endClient, () => {});
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
    // A connection that was cut without a word.
    socketTimeout: longestSilence,
    // A failover: the name may lead to the new master by now.
    reconnectOnError: isOfReplica,
    ...(typeof connection === "string" ? {} : connection),
    // A command that is under way when the connection breaks fails, and is not sent later.
    maxRetriesPerRequest: 0,
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
  const queues = new Map<string, IQueueBackend>();
  const queue = (name: string): IQueueBackend => {
    const bound = queues.get(name) ?? backend.forQueue(name, prefix);
    queues.set(name, bound);
    return bound;
  };
  return { redis, driver, backend, queue };
}

/** By shape: the instance may come from another copy of ioredis. */
function isInstance(connection: RedisConnection): connection is Redis {
  return typeof connection === "object" && "duplicate" in connection && "status" in connection;
}
