import type { ResolvedBackoff, ResolvedDedupe, ResolvedOptions, ResolvedSchedule } from "../contract.ts";
import type { GivenOptions } from "./shared-options.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

const defaultBackoff: ResolvedBackoff = { type: "exponential", delay: 1_000, max: 60 * minute, jitter: 0 };

/**
 * The options of a job with every default filled in. `given` are those of the job, its router and the manifest,
 * the innermost first: the first that gives an option decides it, for `keep` each of its two parts.
 */
export function resolveOptions(
  given: readonly GivenOptions[],
  dedupe: ResolvedDedupe | null,
  schedules: readonly ResolvedSchedule[],
): ResolvedOptions {
  const first = <T>(pick: (options: GivenOptions) => T | undefined): T | undefined =>
    given.map(pick).find((value) => value !== undefined);
  return {
    attempts: first(({ attempts }) => attempts) ?? 3,
    backoff: first(({ backoff }) => backoff) ?? defaultBackoff,
    timeout: first(({ timeout }) => timeout) ?? 15 * minute,
    // Null is a value here: priorities that were closed again.
    priority: first(({ priority }) => priority) ?? null,
    dedupe,
    concurrency: first(({ concurrency }) => concurrency) ?? null,
    // As with priorities.
    rateLimit: first(({ rateLimit }) => rateLimit) ?? null,
    groupConcurrency: first(({ groupConcurrency }) => groupConcurrency) ?? null,
    keep: {
      completed: first(({ keep }) => keep?.completed) ?? day,
      failed: first(({ keep }) => keep?.failed) ?? 14 * day,
    },
    schedules,
  };
}
