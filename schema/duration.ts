/** Milliseconds, or a whole number with a unit: `"500ms"`, `"5s"`, `"10m"`, `"2h"`, `"7d"`. */
export type Duration = number | `${number}${"ms" | "s" | "m" | "h" | "d"}`;

const unitMilliseconds: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/**
 * The milliseconds in a duration, or `undefined` for anything that is not one: a negative or fractional
 * millisecond count, a missing unit, another type.
 *
 * @example parseDuration("10m") // 600000
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(value);
  const milliseconds = Number(match?.[1]) * (unitMilliseconds.get(match?.[2] ?? "") ?? Number.NaN);
  return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}

/** A duration as people write it: the largest unit that divides it. `formatDuration(60000)` is `"1m"`. */
export function formatDuration(milliseconds: number): string {
  const units = [...unitMilliseconds].reverse();
  const unit = units.find(([, size]) => milliseconds !== 0 && milliseconds % size === 0);
  return unit ? `${milliseconds / unit[1]}${unit[0]}` : `${milliseconds}ms`;
}
