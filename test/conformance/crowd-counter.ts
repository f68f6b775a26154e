import { until } from "./until.ts";

/** Milliseconds in which one more run would have begun, if it may. */
const chance = 150;

/** A handler that holds its runs until `expected` of them are there at once and one more had its chance. */
export function crowdCounter(expected: number): {
  readonly enter: () => Promise<null>;
  readonly largest: () => number;
} {
  let inside = 0;
  let largest = 0;
  let reached = Number.POSITIVE_INFINITY;
  return {
    largest: () => largest,
    async enter() {
      inside += 1;
      largest = Math.max(largest, inside);
      if (largest >= expected) reached = Math.min(reached, Date.now());
      try {
        await until(() => Date.now() - reached > chance);
        return null;
      } finally {
        inside -= 1;
      }
    },
  };
}
