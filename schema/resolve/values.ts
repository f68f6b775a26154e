import { formatDuration, parseDuration } from "../duration.ts";
import { isStorable } from "../storable.ts";
import type { Report } from "./report.ts";

/** The longest time that an option may ask for: what both queues can store. */
const tenYears = 3_650 * 24 * 60 * 60 * 1000;

/** Reads one value of a manifest, or reports at its path why it is none and gives undefined. */
export type Read<T> = (value: unknown, path: string, report: Report) => T | undefined;

/** A whole number from `min` to `max`. */
export function integer(min: number, max = 2_147_483_647): Read<number> {
  return (value, path, report) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes a whole number from ${min} to ${max}.`,
      path,
    );
    return undefined;
  };
}

/** A number from `min` to `max`. */
export function number(min: number, max: number): Read<number> {
  return (value, path, report) => {
    if (typeof value === "number" && value >= min && value <= max) return value;
    report("OPTION_INVALID", `${path} is ${shown(value)}; it takes a number from ${min} to ${max}.`, path);
    return undefined;
  };
}

/** A duration in milliseconds. */
export function duration(min: number, max = tenYears): Read<number> {
  return (value, path, report) => {
    const milliseconds = parseDuration(value);
    if (milliseconds !== undefined && milliseconds >= min && milliseconds <= max) return milliseconds;
    const range = `from ${min === 0 ? "0" : formatDuration(min)} to ${formatDuration(max)}`;
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes a duration ${range}: milliseconds, or "500ms", "5s", "10m", "2h", "7d".`,
      path,
    );
    return undefined;
  };
}

/** One of a few texts. */
export function oneOf<const T extends string>(choices: readonly T[]): Read<T> {
  return (value, path, report) => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) {
      const list = choices.map((choice) => `"${choice}"`).join(" or ");
      report("OPTION_INVALID", `${path} is ${shown(value)}; it takes ${list}.`, path);
    }
    return chosen;
  };
}

/** A text that is not empty and that files and queues can hold. */
export function text(value: unknown, path: string, report: Report): string | undefined {
  if (typeof value === "string" && value.trim() !== "") {
    if (isStorable(JSON.stringify(value))) return value;
    report("VALUE_INVALID", `${path} is ${shown(value)}, which holds a NUL or half a character.`, path);
    return undefined;
  }
  report("VALUE_INVALID", `${path} is ${shown(value)}; it takes a text.`, path);
  return undefined;
}

/** An object, whose keys are then checked by whoever reads it. */
export function object(
  value: unknown,
  path: string,
  report: Report,
): Readonly<Record<string, unknown>> | undefined {
  if (isObject(value)) return value;
  report("VALUE_INVALID", `${path} is ${shown(value)}; it takes an object.`, path);
  return undefined;
}

/** A list; left out it is empty. */
export function list(value: unknown, path: string, report: Report): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  report("VALUE_INVALID", `${path} is ${shown(value)}; it takes a list.`, path);
  return [];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a message: short, and never a throw. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  try {
    const written = JSON.stringify(value) ?? String(value);
    return written.length > 60 ? `${written.slice(0, 57)}…` : written;
  } catch {
    return "an object that is no JSON";
  }
}
