import type { ResolvedBackoff } from "../../schema/contract.ts";

/** A year. Longer waits would end at no date that every backend can store. */
export const longestWait = 365 * 86_400_000;

/**
 * Milliseconds to wait after failed attempt `attempt` (1 for the first). `exponential` is delay · 2^(attempt−1);
 * `max` caps it; then up to the share `jitter` is taken off at random.
 *
 * @param random from 0 up to 1
 * @example backoffDelay({ type: "exponential", delay: 1000, max: 3000, jitter: 0 }, 3) // 3000
 */
export function backoffDelay(backoff: ResolvedBackoff, attempt: number, random = Math.random()): number {
  const { type, delay, max, jitter } = backoff;
  const uncapped = type === "fixed" ? delay : delay * Math.min(2 ** (attempt - 1), longestWait);
  const capped = Math.min(uncapped, max ?? longestWait, longestWait);
  return Math.round(capped * (1 - jitter * random));
}
