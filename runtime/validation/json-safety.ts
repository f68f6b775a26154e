import type { Json } from "../../schema/json.ts";
import type { Violation } from "../errors.ts";
import { notPlain, plainCopy } from "./plain-copy.ts";
import { formatPath } from "./validator.ts";

/** Deeper nesting than this is refused: Postgres and other languages' parsers have limits of their own. */
const maxDepth = 1_000;

/** The shortest JSON text that can nest too deep; shorter ones need no look. */
const shortestTooDeep = 2 * maxDepth;

/** A value as it travels, or why it cannot. `undefined` for what JSON leaves out. */
export type JsonSnapshot =
  | { readonly valid: true; readonly json: Json | undefined }
  | { readonly valid: false; readonly violations: readonly Violation[] };

/**
 * A copy of a value as a queue's reader will see it: what its owner changes later does not travel. See
 * `jsonViolations` for what is refused.
 */
export function snapshotJson(value: unknown): JsonSnapshot {
  const copy = plainCopy(value);
  if (copy !== notPlain) return { valid: true, json: copy };
  const { text, violations } = inspect(value);
  if (violations.length > 0) return { valid: false, violations };
  return { valid: true, json: text === undefined ? undefined : JSON.parse(text) };
}

/**
 * Why a value cannot travel through every queue as JSON; empty where it can. Refused are what `JSON.stringify`
 * throws on, NUL and lone surrogates (Postgres stores neither; in keys as well), and more than 1,000 levels of
 * nesting.
 */
export function jsonViolations(value: unknown): readonly Violation[] {
  return plainCopy(value) === notPlain ? inspect(value).violations : [];
}

interface Inspection {
  /** Undefined for what JSON leaves out. */
  readonly text: string | undefined;
  readonly violations: readonly Violation[];
}

function inspect(value: unknown): Inspection {
  try {
    const text: string | undefined = JSON.stringify(value);
    return { text, violations: text === undefined ? [] : textViolations(text) };
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deep" : String(error);
    return { text: undefined, violations: [{ path: "", message: `cannot be written as JSON: ${reason}` }] };
  }
}

function textViolations(text: string): readonly Violation[] {
  if (text.length >= shortestTooDeep && exceedsDepth(text)) {
    return [{ path: "", message: `is nested more than ${maxDepth} levels deep` }];
  }
  return mayHoldUnsafeText.test(text) ? unsafeTexts(JSON.parse(text), []) : [];
}

/** `JSON.stringify` escapes NUL as `\u0000` and a lone surrogate as `\ud8..` to `\udf..`. */
const mayHoldUnsafeText = /\\u(?:0000|d[89a-f])/;

function exceedsDepth(text: string): boolean {
  let depth = 0;
  let insideString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (insideString) {
      if (character === "\\") index += 1;
      else if (character === '"') insideString = false;
    } else if (character === '"') insideString = true;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return false;
}

function unsafeTexts(value: unknown, path: readonly (string | number)[]): readonly Violation[] {
  if (typeof value === "string") return unsafeText(value, path, "text");
  if (Array.isArray(value)) return value.flatMap((item, index) => unsafeTexts(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...unsafeText(key, [...path, key], "key"),
    ...unsafeTexts(item, [...path, key]),
  ]);
}

function unsafeText(text: string, path: readonly (string | number)[], what: string): readonly Violation[] {
  if (text.includes("\0")) return [{ path: formatPath(path), message: `the ${what} holds a NUL character` }];
  if (!text.isWellFormed())
    return [{ path: formatPath(path), message: `the ${what} holds a lone surrogate` }];
  return [];
}
