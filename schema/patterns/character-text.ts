import type { CodePointRange, CodePoints } from "./code-points.ts";
import { codePoints, complement, holds, lastCodePoint, meets, surrogates } from "./code-points.ts";

/** One character outside of a class, in the spelling that all engines share. */
export function characterText(code: number): string {
  return spelled(code, /[$()*+.?[\\\]^{|}]/);
}

/** One character within a class. */
export function classCharacterText(code: number): string {
  return spelled(code, /[[\\\]^-]/);
}

/** A range within a class, in as few characters as it takes. */
export function rangeText([first, last]: CodePointRange): string {
  const from = classCharacterText(first);
  if (first === last) return from;
  return `${from}${last > first + 1 ? "-" : ""}${classCharacterText(last)}`;
}

/** A set of characters as a class, or as the one character that it is. */
export function setText(given: CodePoints): string {
  const set = withoutHole(given);
  if (holds(set, [0, lastCodePoint])) return "[\\s\\S]";
  const [first] = set;
  if (!first) return "[^\\s\\S]";
  if (set.length === 1 && first[0] === first[1]) return characterText(first[0]);
  return set.at(-1)?.[1] === lastCodePoint
    ? `[^${withoutHole(complement(set)).map(rangeText).join("")}]`
    : `[${set.map(rangeText).join("")}]`;
}

/** JSON that can travel has no lone surrogates: a set may hold them, or not, whichever is shorter to write. */
function withoutHole(set: CodePoints): CodePoints {
  const [first, last] = surrogates;
  const isAround = meets(set, [first - 1, first - 1]) && meets(set, [last + 1, last + 1]);
  return isAround
    ? codePoints([...set, surrogates])
    : complement(codePoints([...complement(set), surrogates]));
}

/** Escapes that every engine reads alike; everything else stands for itself. */
function spelled(code: number, syntax: RegExp): string {
  const short = shortEscapes.get(code);
  if (short !== undefined) return short;
  const isControl = code < 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xad;
  if (isControl) return `\\x${code.toString(16).padStart(2, "0")}`;
  const character = String.fromCodePoint(code);
  return syntax.test(character) ? `\\${character}` : character;
}

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
]);
