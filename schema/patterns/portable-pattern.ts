import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { countedHalves } from "./counted-halves.ts";
import { joinHalves } from "./join-halves.ts";
import { PatternRefusal, type Reading, readingOf } from "./reading.ts";
import { type Search, splitLookaheads } from "./split-lookaheads.ts";
import { patternText } from "./write-pattern.ts";

/** What JSON Schema says in place of a regex. */
export interface PortablePattern {
  /** Patterns that a text must all match. */
  readonly all: readonly string[];
  /** Patterns that it must not match. */
  readonly none: readonly string[];
  /** What of the regex engines of other languages lack, or read in another way, as it was written. */
  readonly foreign: readonly string[];
  /** What of the regex counts a character such as an emoji as two, which nothing but JavaScript does. */
  readonly counted: readonly string[];
}

/** A regex that no pattern says the same as, and why. */
export interface RefusedPattern {
  readonly refused: PatternRefusal["kind"];
  readonly what: string;
}

/**
 * A regex as patterns that mean the same in JavaScript (with the flag `u`, as JSON Schema has it), Go, Python and
 * others: escapes spelled out, flags worked in, lookahead at a fixed place as a pattern of its own. Texts with
 * lone surrogates, which do not travel, are left out of account.
 *
 * @example portablePattern(/^(?!x)\w+$/i) // { all: ["^[0-9A-Z_a-z]+$"], none: ["^[Xx]"], foreign: [], counted: [] }
 */
export function portablePattern(regex: RegExp): PortablePattern | RefusedPattern {
  return cached(String(regex), () =>
    converted(regex, (pattern, reading) => splitLookaheads(pattern, reading) ?? [wholeSearch(pattern)]),
  );
}

/** The same as one pattern, for where there is room for one only: all lookahead stays in it. */
export function portableInOne(regex: RegExp): PortablePattern | RefusedPattern {
  return cached(`one ${regex}`, () => converted(regex, (pattern) => [wholeSearch(pattern)]));
}

/** A pattern that nothing but its text is known of. */
export function portableText(pattern: string): string {
  if (made.has(pattern)) return pattern;
  const result = portableInOne(unicodeRegex(pattern));
  return "refused" in result ? pattern : (result.all[0] ?? pattern);
}

function unicodeRegex(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

/** The patterns made here, which need no second look. */
const made = new Set<string>();

const results = new Map<string, PortablePattern | RefusedPattern>();

/** One format's pattern stands in many places. */
function cached(
  key: string,
  convert: () => PortablePattern | RefusedPattern,
): PortablePattern | RefusedPattern {
  const result = results.get(key) ?? convert();
  results.set(key, result);
  return result;
}

const parser = new RegExpParser();

function converted(
  regex: RegExp,
  searchesOf: (pattern: AST.Pattern, reading: Reading) => readonly Search[],
): PortablePattern | RefusedPattern {
  try {
    const { source, unicode, unicodeSets } = regex;
    const pattern = parser.parsePattern(source, 0, source.length, { unicode, unicodeSets });
    const reading = readingOf(regex, pattern);
    if (!reading.unicode) joinHalves(pattern);
    const foreign = new Set<string>();
    const texts = searchesOf(pattern, reading).map(({ alternatives, negate }) => {
      const text = patternText(alternatives, reading, (what) => foreign.add(what));
      return { text, negate, counted: countedHalves(alternatives, reading) ?? [] };
    });
    for (const { text } of texts) made.add(text);
    return {
      all: texts.filter(({ negate }) => !negate).map(({ text }) => text),
      none: texts.filter(({ negate }) => negate).map(({ text }) => text),
      foreign: [...foreign],
      counted: [...new Set(texts.flatMap(({ counted }) => counted))],
    };
  } catch (error) {
    if (error instanceof PatternRefusal) return { refused: error.kind, what: error.message };
    throw error;
  }
}

function wholeSearch({ alternatives }: AST.Pattern): Search {
  return { alternatives, negate: false };
}
