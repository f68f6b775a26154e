import { type CodePointRange, type CodePoints, codePoints } from "./code-points.ts";

/**
 * A set with all that the flag `i` takes for one of its characters: `[a-z]` as `[A-Za-z]`.
 *
 * @param unicode whether the flag `u` stands beside it, which knows more pairs (`k` and the Kelvin sign)
 */
export function withCaseVariants(set: CodePoints, unicode: boolean): CodePoints {
  const spelled = (code: number): string =>
    unicode ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
  // Without the flag u, a character of two halves has no other case.
  const ranges = set
    .filter(([first]) => unicode || first <= 0xffff)
    .map(([first, last]) => `${spelled(first)}-${spelled(last)}`);
  // The engine itself is asked, so that its tables and those of the rewritten pattern cannot differ.
  const regex = new RegExp(`^[${ranges.join("")}]$`, unicode ? "iu" : "i");
  const variants = charactersWithCase()
    .filter((code) => (unicode || code <= 0xffff) && regex.test(String.fromCodePoint(code)))
    .map((code): CodePointRange => [code, code]);
  return codePoints([...set, ...variants]);
}

let withCase: readonly number[] | undefined;

/** Every code point that has another case: no other one is ever taken for its like. */
function charactersWithCase(): readonly number[] {
  withCase ??= Array.from({ length: 0x20000 }, (_, code) => code).filter((code) => {
    const character = String.fromCodePoint(code);
    return character.toLowerCase() !== character || character.toUpperCase() !== character;
  });
  return withCase;
}
