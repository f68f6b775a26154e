import { formatDuration, parseDuration } from "../duration.ts";
import { isStorable } from "../storable.ts";
import { nearChoice, nearDuration, nearInteger, nearNumber } from "./near-values.ts";
import type { Report } from "./report.ts";

/** The longest time that an option may ask for: what both queues can store. */
const tenYears = 3_650 * 24 * 60 * 60 * 1000;

/** Reads one value of a manifest, or reports at its path why it is none and gives undefined. */
export type Read<T> = (value: unknown, path: string, report: Report) => T | undefined;

/** A whole number from `min` to `max`. */
export function integer(min: number, max = 2_147_483_647): Read<number> {
  return (value, path, report) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    const near = nearInteger(value, min, max);
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes a whole number from ${min} to ${max}.`,
      path,
      near === undefined
        ? `Write a whole number, such as ${code(path, Math.max(min, 1))}.`
        : writeOne(path, near),
    );
    return undefined;
  };
}

/** A number from `min` to `max`. */
export function number(min: number, max: number): Read<number> {
  return (value, path, report) => {
    if (typeof value === "number" && value >= min && value <= max) return value;
    const near = nearNumber(value, min, max);
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes a number from ${min} to ${max}.`,
      path,
      near === undefined ? `Write a number, such as ${code(path, (min + max) / 2)}.` : writeOne(path, near),
    );
    return undefined;
  };
}

/** A duration in milliseconds. */
export function duration(min: number, max = tenYears): Read<number> {
  return (value, path, report) => {
    const milliseconds = parseDuration(value);
    if (milliseconds !== undefined && milliseconds >= min && milliseconds <= max) return milliseconds;
    const range = `from ${min === 0 ? "0" : formatDuration(min)} to ${formatDuration(max)}`;
    const near = nearDuration(value, min, max);
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes a duration ${range}: milliseconds, or "500ms", "5s", "10m", "2h", "7d".`,
      path,
      near === undefined ? `Write a duration, such as ${code(path, "10m")}.` : writeOne(path, near),
    );
    return undefined;
  };
}

/** One of a few texts. */
export function oneOf<const T extends string>(choices: readonly T[]): Read<T> {
  return (value, path, report) => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    const near = nearChoice(value, choices);
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes ${choices.map((choice) => `"${choice}"`).join(" or ")}.`,
      path,
      near === undefined
        ? `Write ${choices.map((choice) => code(path, choice)).join(" or ")}.`
        : writeOne(path, near),
    );
    return undefined;
  };
}

/** A text that is not empty and that files and queues can hold. */
export function text(value: unknown, path: string, report: Report): string | undefined {
  if (typeof value === "string" && value.trim() !== "") {
    if (isStorable(JSON.stringify(value))) return value;
    const storable = value.toWellFormed().replaceAll("\0", "").replaceAll("\ufffd", "").trim();
    report(
      "VALUE_INVALID",
      `${path} is ${shown(value)}, which holds a NUL or half a character.`,
      path,
      storable === "" ? `Remove ${keyOf(path)}, or write a text.` : writeOne(path, storable),
    );
    return undefined;
  }
  const isPrimitive = typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";
  report(
    "VALUE_INVALID",
    `${path} is ${shown(value)}; it takes a text.`,
    path,
    isPrimitive
      ? writeOne(path, String(value))
      : `Write a text, such as ${code(path, examples[keyOf(path)] ?? "…")}.`,
  );
  return undefined;
}

/** What keys that take a text may hold. */
const examples: Readonly<Record<string, string>> = {
  description: "Greets a new user.",
  key: "nightly",
  cron: "0 3 * * *",
  namespace: "emails",
};

/**
 * An object, whose keys are then checked by whoever reads it.
 *
 * @param example what may be written instead of a value that is none, without its key: `{ attempts: 3 }`
 */
export function object(
  value: unknown,
  path: string,
  report: Report,
  example = "{ … }",
): Readonly<Record<string, unknown>> | undefined {
  if (isObject(value)) return value;
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  report(
    "VALUE_INVALID",
    `${path} is ${shown(value)}; it takes an object.`,
    path,
    isObject(only) ? "Take it out of the list." : `Write \`${prefixOf(path)}${example}\`.`,
  );
  return undefined;
}

/** A list; left out it is empty. */
export function list(value: unknown, path: string, report: Report): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  report("VALUE_INVALID", `${path} is ${shown(value)}; it takes a list.`, path, listFix(value, path));
  return [];
}

function listFix(value: unknown, path: string): string {
  if (typeof value === "string") return `Write \`${prefixOf(path)}[${JSON.stringify(value)}]\`.`;
  if (!isObject(value)) return `Write \`${prefixOf(path)}[ … ]\`, or remove it.`;
  const names = Object.keys(value).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  const isByName = names.length > 0 && Object.values(value).every((one) => isObject(one) && "kind" in one);
  return isByName
    ? `Write \`${prefixOf(path)}[${names.join(", ")}]\`.`
    : `Put it into a list: \`${prefixOf(path)}[{ … }]\`.`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A fix that says what to write at a path: `` Write `attempts: 3`. `` */
export function writeOne(path: string, value: string | number | boolean): string {
  return `Write ${code(path, value)}.`;
}

function code(path: string, value: string | number | boolean): string {
  return `\`${prefixOf(path)}${JSON.stringify(value)}\``;
}

/** `attempts: ` of `options.attempts`; nothing for an item of a list. */
function prefixOf(path: string): string {
  return path.endsWith("]") || path === "" ? "" : `${keyOf(path)}: `;
}

function keyOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** A value in a message: short, and never a throw. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  try {
    const written = JSON.stringify(value) ?? String(value);
    return written.length > 60 ? `${written.slice(0, 57)}…` : written;
  } catch {
    return "an object that is no JSON";
  }
}
