import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffDelay } from "../../runtime/worker/backoff.ts";

test("fixed backoff is always the delay", () => {
  const waits = [1, 2, 9].map((n) => backoffDelay({ type: "fixed", delay: 250, max: null, jitter: 0 }, n));
  expect(waits).toEqual([250, 250, 250]);
});

test("exponential backoff is delay · 2^(n−1), capped by max", () => {
  const backoff = { type: "exponential", delay: 1_000, max: 5_000, jitter: 0 } as const;
  expect([1, 2, 3, 4, 5_000].map((n) => backoffDelay(backoff, n))).toEqual([
    1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
});

test("without a max the wait ends within a year", () => {
  const backoff = { type: "exponential", delay: 1_000, max: null, jitter: 0 } as const;
  expect(backoffDelay(backoff, 5_000)).toBe(365 * 86_400_000);
});

test("no delay stays no delay, however many attempts failed", () => {
  expect(backoffDelay({ type: "exponential", delay: 0, max: null, jitter: 0 }, 5_000)).toBe(0);
});

test("jitter takes off up to its share, and never adds", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      (jitter, random, attempt) => {
        const backoff = { type: "exponential", delay: 1_000, max: 60_000, jitter } as const;
        const whole = backoffDelay({ ...backoff, jitter: 0 }, attempt);
        const wait = backoffDelay(backoff, attempt, random);
        expect(wait).toBeLessThanOrEqual(whole);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(whole * (1 - jitter)));
      },
    ),
  );
});
