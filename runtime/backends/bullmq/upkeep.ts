import type { ResolvedOptions } from "../../../schema/contract.ts";
import type { Logger } from "../../logger.ts";
import type { Leases } from "./leases.ts";
import { cancelledSet } from "./own-keys.ts";
import type { QueueClient } from "./queue-client.ts";
import { lockDuration, lookInterval, renewalInterval, stalledInterval, sweepInterval } from "./timing.ts";

export interface TendedQueue {
  readonly queue: QueueClient;
  readonly keep: ResolvedOptions["keep"];
}

/**
 * What a worker does beside its jobs: renews its locks, tells the runs of cancelled jobs, puts back the jobs of lost
 * workers, and removes ended jobs whose time is over. BullMQ's own removal by age happens only when another job ends.
 *
 * @returns ends it
 */
export function startUpkeep(queues: readonly TendedQueue[], leases: Leases, logger: Logger): () => void {
  const forEach = (task: (tended: TendedQueue) => Promise<unknown>) => async (): Promise<unknown> =>
    Promise.all(queues.map(task));
  const putBackStalled = forEach(({ queue }) => queue.backend.moveStalledJobsToWait());
  const stops = [
    // Not one after another: a claim must also be given up while no renewal is answered.
    startTimer(renewalInterval, () => void leases.tend().catch(report)),
    repeat(lookInterval, () => leases.look()),
    // A process that stood still must not take its own jobs for those of a lost worker.
    repeat(stalledInterval, () => leases.renew().then(putBackStalled)),
    repeat(sweepInterval, forEach(sweep)),
  ];
  return () => {
    for (const stop of stops) stop();
  };

  function repeat(interval: number, task: () => Promise<unknown>): () => void {
    let busy = false;
    const turn = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      await task().catch(report);
      busy = false;
    };
    void turn();
    return startTimer(interval, () => void turn());
  }

  function report(error: unknown): void {
    logger.warn({ error }, "The worker's upkeep of its queues failed; it is tried again.");
  }
}

function startTimer(interval: number, task: () => void): () => void {
  const timer = setInterval(task, interval);
  return () => clearInterval(timer);
}

/** How many are removed in one step; Redis does nothing else meanwhile. */
const sweepBatch = 1_000;

async function sweep({ queue, keep }: TendedQueue): Promise<void> {
  const { backend, redis } = queue;
  const ages: Readonly<Record<string, number>> = {
    completed: keep.completed,
    failed: keep.failed,
    // Not before their runs know.
    [cancelledSet]: Math.max(keep.failed, lockDuration),
  };
  for (const [set, age] of Object.entries(ages)) {
    const until = Date.now() - age;
    // BullMQ reports each cleaning in the queue's events, also one that finds nothing.
    let left = await redis.zcount(backend.toKey(set), "-inf", until);
    for (; left > 0; left -= sweepBatch) {
      await redis.eval(keepThrottles, 0, backend.toKey(""), set, until, sweepBatch);
      await backend.cleanJobsByState(set, until, sweepBatch);
    }
  }
}

/** BullMQ removes a job's dedupe key with the job, a throttle as well, which is to last for its time. */
const keepThrottles = `
  local prefix, set, last, count = unpack(ARGV)
  for _, id in ipairs(redis.call("ZRANGEBYSCORE", prefix .. set, "-inf", last, "LIMIT", 0, count)) do
    local dedupeId = redis.call("HGET", prefix .. id, "deid")
    if dedupeId and redis.call("PTTL", prefix .. "de:" .. dedupeId) > 0 then
      redis.call("HDEL", prefix .. id, "deid")
    end
  end
`;
