import { expect } from "vitest";

/** The latest that an idle worker may be. */
const lateness = 1_000;

/** What two clocks of one machine, both read in whole milliseconds, may differ by. */
const rounding = 1;

/**
 * Each moment after the first is at least the asked milliseconds after the one before, and at most one second
 * more.
 *
 * @param moments milliseconds since the epoch, one more than `asked`
 */
export function expectWaits(moments: readonly number[], asked: readonly number[]): void {
  const waits = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  expect(waits).toHaveLength(asked.length);
  for (const [index, wait] of waits.entries()) {
    const least = asked[index] ?? 0;
    expect(wait, `wait ${index + 1} of ${waits}`).toBeGreaterThanOrEqual(least - rounding);
    expect(wait, `wait ${index + 1} of ${waits}`).toBeLessThanOrEqual(least + lateness);
  }
}
