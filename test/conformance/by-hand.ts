import { randomUUID } from "node:crypto";
import type { NewJob } from "../../runtime/backend.ts";
import type { ResolvedOptions, RuntimeContract, RuntimeJob } from "../../schema/contract.ts";

/** A job of a contract, as codegen would write it, with the defaults that suit a test. */
export function jobByHand(name: string, options: Partial<ResolvedOptions> = {}): RuntimeJob {
  return { name, namespace: null, key: name, options: { ...plainOptions, ...options } };
}

export function contractByHand(...jobs: readonly RuntimeJob[]): RuntimeContract {
  return { name: "by-hand", target: "portable", jobs };
}

/** A job to enqueue in the queue `name`, without any option unless given. */
export function newJobByHand(name: string, fields: Partial<NewJob> = {}): NewJob {
  return {
    id: randomUUID(),
    name,
    payload: {},
    attempts: 3,
    priority: null,
    startAt: null,
    dedupe: null,
    ...fields,
  };
}

const plainOptions: ResolvedOptions = {
  attempts: 3,
  backoff: { type: "fixed", delay: 100, max: null, jitter: 0 },
  timeout: 900_000,
  priority: null,
  dedupe: null,
  concurrency: null,
  rateLimit: null,
  groupConcurrency: null,
  keep: { completed: 86_400_000, failed: 1_209_600_000 },
  schedules: [],
};
