import { formatDuration } from "../duration.ts";
import { didYouMean } from "./did-you-mean.ts";

/** The number that a value was surely meant to be, brought into a range; undefined for what is no number. */
export function nearNumber(value: unknown, min: number, max: number): number | undefined {
  const isText = typeof value === "string" && /\d/.test(value);
  const number = isText ? Number(value.replaceAll(/[\s_,]|%$/g, "")) : value;
  if (typeof number !== "number" || Number.isNaN(number)) return undefined;
  // 50 of a share from 0 to 1 is a percentage.
  const isShare = min === 0 && max === 1 && number > 1 && number <= 100;
  return Math.min(Math.max(isShare ? number / 100 : number, min), max);
}

/** The same as a whole number. */
export function nearInteger(value: unknown, min: number, max: number): number | undefined {
  const number = nearNumber(value, min, max);
  return number === undefined ? undefined : Math.min(Math.max(Math.round(number), min), max);
}

/**
 * The duration that a value was surely meant to be, as it is written here, brought into a range: `"10m"` for
 * `"10 minutes"`, `"90m"` for `"1h 30m"` and `"PT1H30M"`. Undefined for what is no time.
 */
export function nearDuration(value: unknown, min: number, max: number): string | undefined {
  const milliseconds = millisecondsOf(value);
  if (milliseconds === undefined) return undefined;
  return formatDuration(Math.round(Math.min(Math.max(milliseconds, min), max)));
}

/** The one of several texts that was surely meant. */
export function nearChoice(value: unknown, choices: readonly string[]): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const text = value.trim().toLowerCase();
  return (
    choices.find((choice) => choice.startsWith(text) || text.startsWith(choice)) ?? didYouMean(text, choices)
  );
}

function millisecondsOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isNaN(value) ? undefined : Math.abs(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim().toLowerCase();
  if (/^[+-]?[\d.]+$/.test(text)) return Math.abs(Number(text)) || undefined;
  const iso = /^p(?:(?<d>[\d.]+)d)?(?:t(?:(?<h>[\d.]+)h)?(?:(?<m>[\d.]+)m)?(?:(?<s>[\d.]+)s)?)?$/.exec(text);
  if (iso?.groups) return sumOf(Object.entries(iso.groups).filter(([, count]) => count !== undefined));
  const parts = [...text.matchAll(/([\d.]+)\s*([a-zµ]+)/g)];
  const isWhole = text.replaceAll(/[\d.]+\s*[a-zµ]+|and|[\s,+-]/g, "") === "";
  return parts.length > 0 && isWhole
    ? sumOf(parts.map(([, count = "", unit = ""]) => [unit, count]))
    : undefined;
}

function sumOf(parts: readonly (readonly [string, string])[]): number | undefined {
  const times = parts.map(([unit, count]) => (unitOf(unit) ?? Number.NaN) * Number(count));
  const sum = times.reduce((total, time) => total + time, 0);
  return Number.isFinite(sum) && parts.length > 0 ? sum : undefined;
}

/** The milliseconds of a unit as people write it. */
function unitOf(word: string): number | undefined {
  const units: readonly (readonly [RegExp, number])[] = [
    [/^(?:ms|msecs?|millis?|milliseconds?)$/, 1],
    [/^(?:s|secs?|seconds?)$/, 1_000],
    [/^(?:m|mins?|minutes?)$/, 60_000],
    [/^(?:h|hrs?|hours?)$/, 3_600_000],
    [/^(?:d|days?)$/, 86_400_000],
    [/^(?:w|wks?|weeks?)$/, 604_800_000],
    [/^(?:y|yrs?|years?)$/, 31_536_000_000],
  ];
  return units.find(([pattern]) => pattern.test(word))?.[1];
}
