import type { ResolvedBackoff, ResolvedDedupe, ResolvedOptions } from "../../schema/contract.ts";
import { formatDuration } from "../../schema/duration.ts";

/**
 * What a job's options say beside attempts and timeout, in few words, without what is by default so.
 *
 * @example ["backoff fixed 1m", "priority 0", "dedupe unfinished by id", "2 at once", "10 in 1s"]
 */
export function optionWords(options: Omit<ResolvedOptions, "schedules">): readonly string[] {
  const { backoff, priority, dedupe, concurrency, rateLimit, groupConcurrency } = options;
  return [
    ...(isDefault(backoff) ? [] : [`backoff ${backoff.type} ${formatDuration(backoff.delay)}`]),
    ...(priority === null ? [] : [`priority ${priority}`]),
    ...(dedupe === null ? [] : [dedupeWords(dedupe)]),
    ...(concurrency === null ? [] : [`${concurrency} at once`]),
    ...(rateLimit === null ? [] : [`${rateLimit.max} in ${formatDuration(rateLimit.per)}`]),
    ...(groupConcurrency === null ? [] : [`${groupConcurrency} of a group at once`]),
  ];
}

function isDefault({ type, delay, max, jitter }: ResolvedBackoff): boolean {
  return type === "exponential" && delay === 1_000 && max === 3_600_000 && jitter === 0;
}

function dedupeWords({ mode, key, ttl }: ResolvedDedupe): string {
  const by = key === null ? "the call's key" : key.map(({ path }) => path).join(" and ");
  return ttl === null ? `dedupe ${mode} by ${by}` : `dedupe ${mode} ${formatDuration(ttl)} by ${by}`;
}
