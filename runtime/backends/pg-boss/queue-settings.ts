import type { RuntimeJob } from "../../../schema/contract.ts";

/** How long a worker may be silent before its jobs are taken from it. */
export const leaseSeconds = 10;

/**
 * When pg-boss's monitor takes a silent worker's jobs: a backstop, long after a worker of ours has. It fails them
 * itself, and then no hook hears of it.
 */
const backstopSeconds = 60;

/** pg-boss deletes jobs that wait longer than this. Ours wait for ever, so this is as good as that: 50 years. */
const retentionSeconds = 50 * 365 * 86_400;

/** For the runtime to end a run that is out of time, and to store that. */
const expiryMarginSeconds = 60;

/** The largest that pg-boss's columns hold. */
const largestInteger = 2_147_483_647;

/** Only a queue whose jobs are deduped while unfinished pays for it. It is fixed when the queue is created. */
export function queuePolicy({ options }: RuntimeJob): "exclusive" | "standard" {
  return options.dedupe?.mode === "unfinished" ? "exclusive" : "standard";
}

/** The settings that a queue's jobs get when they are published. */
export function queueSettings({ options }: RuntimeJob) {
  return {
    retryLimit: options.attempts - 1,
    retryDelay: 0,
    retryBackoff: false,
    expireInSeconds: expireSeconds(options.timeout),
    retentionSeconds,
    // A backstop, for queues that no worker sweeps any more; see sweep.ts.
    deleteAfterSeconds: wholeSeconds(Math.max(options.keep.completed, options.keep.failed)),
    heartbeatSeconds: backstopSeconds,
    notify: true,
  };
}

/** When pg-boss itself gives a run up, should its worker fail to: a backstop above the job's timeout. */
export function expireSeconds(timeout: number): number {
  return wholeSeconds(timeout) + expiryMarginSeconds;
}

function wholeSeconds(milliseconds: number): number {
  return Math.min(largestInteger, Math.max(1, Math.ceil(milliseconds / 1000)));
}
