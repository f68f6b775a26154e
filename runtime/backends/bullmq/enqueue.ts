import type { JobJson, JobsOptions, RedisQueueBackend } from "bullmq";
import type { NewJob, Receipt } from "../../backend.ts";
import type { OpenedStore, RedisStore } from "./connection.ts";
import { loadScripts } from "./load-scripts.ts";

/**
 * Stores jobs of any queues, all or none: BullMQ's `addBulk` is a plain pipeline, which a cut connection leaves
 * half done, while its flows travel in one MULTI. A single job is one script, and needs none.
 */
export async function enqueue(store: RedisStore, jobs: readonly NewJob[]): Promise<readonly Receipt[]> {
  const entries = flowEntries(jobs, store.prefix);
  const [only, another] = entries;
  if (!only) return [];
  const standing = await store.run((opened) => (another ? addFlow(opened, entries) : addJob(opened, only)));
  // BullMQ answers with the id of the job that stands: a new one's own, or that of the key's holder.
  return jobs.map(({ id }, index) => receipt(id, String(standing[index])));
}

function receipt(id: string, standing: string): Receipt {
  return { id: standing, deduplicated: standing !== id };
}

type FlowEntry = Parameters<RedisQueueBackend["addFlow"]>[0][number];
type FlowResults = Awaited<ReturnType<RedisQueueBackend["addFlow"]>>;

async function addJob({ queue }: OpenedStore, entry: FlowEntry): Promise<readonly unknown[]> {
  return [await queue(entry.queueName).addJob(entry.jobData, entry.jobId)];
}

async function addFlow({ redis, backend }: OpenedStore, entries: FlowEntry[]): Promise<readonly unknown[]> {
  let results = await backend.addFlow(entries);
  if (firstError(results)?.message.startsWith("NOSCRIPT")) {
    await loadScripts(redis);
    results = await backend.addFlow(entries);
  }
  const error = firstError(results);
  if (error) throw error;
  return results.map(([, standing]) => standing);
}

function firstError(results: FlowResults): Error | undefined {
  return results.find(([error]) => error)?.[0] ?? undefined;
}

function flowEntries(jobs: readonly NewJob[], prefix: string): FlowEntry[] {
  const now = Date.now();
  return jobs.map((job) => ({
    prefix,
    queueName: job.name,
    jobId: job.id,
    jobData: bullJob(job, now),
    parentKeyOpts: {},
  }));
}

function bullJob(job: NewJob, now: number): JobJson {
  return {
    id: job.id,
    name: job.name,
    data: JSON.stringify(job.payload),
    opts: bullOptions(job, now),
    timestamp: now,
    progress: 0,
    attemptsMade: 0,
    attemptsStarted: 0,
    stalledCounter: 0,
    failedReason: "",
    returnvalue: "",
    ...(job.dedupe && { deduplicationId: job.dedupe.key }),
  };
}

function bullOptions({ attempts, priority, startAt, dedupe }: NewJob, now: number): JobsOptions {
  const delay = startAt ? startAt.getTime() - now : 0;
  return {
    attempts,
    ...(delay > 0 && { delay }),
    ...(priority !== null && { priority: bullPriority(priority) }),
    ...(dedupe && {
      deduplication: { id: dedupe.key, ...(dedupe.mode === "throttle" && { ttl: dedupe.ttl }) },
    }),
  };
}

/** BullMQ puts lower first, and jobs of priority 0 before all: 1000 is its 1, −1000 its 2001. */
function bullPriority(priority: number): number {
  return 1001 - priority;
}
