import type { Json } from "../../schema/json.ts";

/** What `plainCopy` leaves to `JSON.stringify`. */
export const notPlain: unique symbol = Symbol("not plain");

/** Deeper than payloads are, and far from the end of the stack. */
const deepest = 100;

/**
 * What JSON makes of a value, where it is as plain as most are: objects without a class, arrays, well-formed text without
 * NUL, numbers, booleans, null. That takes half as long as to write and read the text, and every publish asks.
 * `notPlain` for all else, cycles and `toJSON` among it, and undefined for undefined.
 *
 * @example plainCopy({ at: undefined, count: Number.NaN }) // { count: null }
 */
export function plainCopy(value: unknown, depth = 0): Json | undefined | typeof notPlain {
  switch (typeof value) {
    case "string":
      return isPlainText(value) ? value : notPlain;
    case "number":
      // JSON has no negative zero.
      return Number.isFinite(value) ? value + 0 : null;
    case "boolean":
    case "undefined":
      return value;
    case "object":
      if (value === null) return null;
      if (depth === deepest) return notPlain;
      return Array.isArray(value) ? copyOfArray(value, depth + 1) : copyOfObject(value, depth + 1);
    default:
      return notPlain;
  }
}

function copyOfArray(array: readonly unknown[], depth: number): Json | typeof notPlain {
  if ("toJSON" in array) return notPlain;
  const copy: Json[] = [];
  for (const item of array) {
    const copied = plainCopy(item, depth);
    if (copied === notPlain) return notPlain;
    copy.push(copied === undefined ? null : copied);
  }
  return copy;
}

function copyOfObject(object: object, depth: number): Json | typeof notPlain {
  if (!isPlainObject(object)) return notPlain;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(object)) {
    if (key === "__proto__" || !isPlainText(key)) return notPlain;
    const copied = plainCopy(object[key], depth);
    if (copied === notPlain) return notPlain;
    if (copied !== undefined) copy[key] = copied;
  }
  return copy;
}

function isPlainObject(object: object): object is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(object);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in object);
}

function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
