import type { Redis } from "ioredis";
import type { ResolvedOptions } from "../../../schema/contract.ts";
import type { ConsumeRequest, Consumer } from "../../backend.ts";
import type { Logger } from "../../logger.ts";
import { ClaimBudget } from "./claim-budget.ts";
import { endClient, type OpenedStore, type RedisStore } from "./connection.ts";
import { dispatchSchedule, scheduleQueue } from "./dispatch-schedule.ts";
import { Leases } from "./leases.ts";
import { Places } from "./places.ts";
import { openQueue } from "./queue-client.ts";
import { QueueWork, type QueueWorkSettings } from "./queue-work.ts";
import { longestSilence, untilReady, watchForOutage } from "./reachable.ts";
import { Slots } from "./slots.ts";
import { outagePatience } from "./timing.ts";
import { startUpkeep } from "./upkeep.ts";

/** Starts to claim jobs: from one queue for each job, and from that of due schedules. */
export async function consume(store: RedisStore, request: ConsumeRequest): Promise<Consumer> {
  const opened = await store.run(async (opened) => opened);
  const redis = await workerClient(opened.redis, request.logger);
  const leases = new Leases();
  const budget = new ClaimBudget(request.limit ?? Number.POSITIVE_INFINITY);
  const slots = new Slots(request.concurrency);
  const queues = queueSettings(store, request, { ...opened, redis }, { leases, budget, slots });
  const works = queues.map((settings) => new QueueWork(settings));
  const endUpkeep = startUpkeep(queues, leases, request.logger);

  const halt = async (): Promise<void> => {
    for (const one of works) one.stop();
    slots.close();
    budget.close();
    await Promise.all(works.map((one) => one.ended()));
  };
  const work = request.limit === undefined ? followAll(works) : drainWhileReachable(works, redis, halt);
  const givenUp = Promise.withResolvers<void>();
  const done = Promise.race([work, givenUp.promise]).finally(async () => {
    endUpkeep();
    await Promise.all(queues.map(({ queue }) => queue.close()));
    await endClient(redis);
  });
  // Whoever waits for `done` hears of it.
  done.catch(() => {});

  return {
    done,
    async stop() {
      await halt();
      // What is left is at most a claim on its way: not worth waiting for a Redis that is out of reach.
      redis.once("close", givenUp.resolve);
      if (redis.status !== "ready") givenUp.resolve();
      await done;
    },
  };
}

/** A connection whose commands wait for as long as Redis is out of reach. */
async function workerClient(publishers: Redis, logger: Logger): Promise<Redis> {
  const redis = publishers.duplicate({
    maxRetriesPerRequest: null,
    enableOfflineQueue: true,
    socketTimeout: publishers.options.socketTimeout ?? longestSilence,
    // BullMQ duplicates it in turn, and gives a lazy client up when its first connection fails.
    lazyConnect: false,
    replyMapping: "legacy",
  });
  let latest: unknown;
  let lost = false;
  redis.on("error", (error) => {
    latest = error;
  });
  redis.on("reconnecting", () => {
    if (!lost) logger.warn({ error: latest }, "Redis is out of reach; the worker goes on when it is back.");
    lost = true;
  });
  redis.on("ready", () => {
    if (lost) logger.info({}, "Redis is back.");
    lost = false;
  });
  await untilReady(redis).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  return redis;
}

function queueSettings(
  store: RedisStore,
  { jobs, concurrency, run, logger }: ConsumeRequest,
  connection: Pick<OpenedStore, "driver" | "redis">,
  { leases, budget, slots }: { readonly leases: Leases; readonly budget: ClaimBudget; readonly slots: Slots },
): readonly QueueWorkSettings[] {
  const open = (name: string, rateLimit: ResolvedOptions["rateLimit"] = null) =>
    openQueue(name, store.prefix, { ...connection, rateLimit, logger });
  const ofJobs = jobs.map(({ name, options }): QueueWorkSettings => {
    const own = new Slots(Math.min(options.concurrency ?? concurrency, concurrency));
    const places = new Places(own, slots, budget);
    return { queue: open(name, options.rateLimit), keep: options.keep, run, places, leases, logger };
  });
  // Due schedules take no slot of a job's, and do not count.
  const places = new Places(new Slots(1), new Slots(1), new ClaimBudget(Number.POSITIVE_INFINITY));
  const keep = { completed: 0, failed: 0 };
  const dispatch = dispatchSchedule(store, logger);
  return [...ofJobs, { queue: open(scheduleQueue), keep, run: dispatch, places, leases, logger }];
}

async function followAll(works: readonly QueueWork[]): Promise<void> {
  await Promise.all(works.map((work) => work.follow()));
}

/** Nobody is there to wait for as long as a worker does. @throws UnreachableError when the runs have ended. */
async function drainWhileReachable(
  works: readonly QueueWork[],
  redis: Redis,
  halt: () => Promise<void>,
): Promise<void> {
  const watch = watchForOutage(redis, outagePatience);
  try {
    await Promise.race([drainAll(works), watch.outage]);
  } catch (error) {
    await halt();
    throw error;
  } finally {
    watch.end();
  }
}

/** Round by round: a job that ends may have made another one ready, in any queue. */
async function drainAll(works: readonly QueueWork[]): Promise<void> {
  let claimed: number;
  do {
    const rounds = await Promise.allSettled(works.map((work) => work.drain()));
    const failure = rounds.find((round) => round.status === "rejected");
    if (failure) throw failure.reason;
    claimed = rounds.reduce((sum, round) => sum + (round.status === "fulfilled" ? round.value : 0), 0);
  } while (claimed > 0);
}
