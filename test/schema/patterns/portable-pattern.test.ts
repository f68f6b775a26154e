import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  type PortablePattern,
  portableInOne,
  portablePattern,
  type RefusedPattern,
} from "../../../schema/patterns/portable-pattern.ts";
import { randomRegex, travellingText } from "./random-regex.ts";

// Thousands of regexes, on machines that do other work beside.
vi.setConfig({ testTimeout: 120_000 });

describe("what other engines read otherwise is written in the way that all read alike", () => {
  test.each<[RegExp, string]>([
    [/^\d\w$/, "^[0-9][A-Za-z0-9_]$"],
    [/^[\d\w.-]$/, "^[0-9A-Za-z0-9_.-]$"],
    [/^\D\W+$/u, "^[^0-9][^A-Za-z0-9_]+$"],
    [/^[^\D]$/, "^[0-9]$"],
    [/^\s+$/, "^[\\t-\\r \\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+$"],
    [/^.+$/, "^[^\\n\\r\u2028\u2029]+$"],
    [/^.+$/s, "^[\\s\\S]+$"],
    [odd`^[^]*x[]$`, "^[\\s\\S]*x[^\\s\\S]$"],
    [/.*foo.*/, "foo"],
    [odd`\-\/\a\x41\u00e9\cJ\0`, "-/aAé\\n\\x00"],
    [/a{,5}}]/, "a\\{,5\\}\\}\\]"],
    [/^[a&&b[\]^]$/, "^[a&b\\[\\]\\^]$"],
    [/(?<year>\d{4})/, "([0-9]{4})"],
    [/^a1$/i, "^[Aa]1$"],
    [/^[a-c]k$/iu, "^[A-Ca-c][Kk\u212a]$"],
    [/^[^a]+$/i, "^[^Aa]+$"],
    [/^ß$/i, "^ß$"],
    [/^𐐀$/i, "^𐐀$"],
    [/^𐐀$/iu, "^[𐐀𐐨]$"],
    [/^a|b$/m, "(?:^|[\\n\\r\u2028\u2029])a|b(?:$|[\\n\\r\u2028\u2029])"],
    [/^😀\u{1F389}$/u, "^😀🎉$"],
    [/^😀$/, "^😀$"],
    [/^[^\ud800-\udfff]$/, "^[\\x00-\uffff]$"],
    [/^x{1001}$/, "^x{1000}x{1}$"],
    [/^x{2500}$/, "^x{1000}x{1000}x{500}$"],
    [/^x{1500,}?$/, "^x{1000}x{500}x*?$"],
    [/a(?=b)/, "a(?:b)"],
    [/(?<=a)b/, "(?:a)b"],
    [/a/dg, "a"],
  ])("%s", (regex, pattern) => {
    expect(portablePattern(regex)).toEqual({ all: [pattern], none: [], foreign: [], counted: [] });
  });

  test("a pattern of ours is left as it is", () => {
    for (const regex of [/^[\d\s.-]+\/$/, /^[a-z]k/iu, /^x{1500,}$/]) {
      const { all } = accepted(portablePattern(regex));
      expect(all).toEqual(all.flatMap((pattern) => accepted(portablePattern(new RegExp(pattern, "u"))).all));
    }
  });
});

test("lookahead at a fixed place becomes a pattern of its own, asked for or forbidden", () => {
  expect(portablePattern(/^(?=.*[A-Z])(?!.*\s)\w{8,}$/)).toEqual({
    all: ["^[^\\n\\r\u2028\u2029]*[A-Z]", "^[A-Za-z0-9_]{8,}$"],
    none: ["^[^\\n\\r\u2028\u2029]*[\\t-\\r \\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"],
    foreign: [],
    counted: [],
  });
  expect(portablePattern(/^[A-Z]{2}(?!00|99)\d{2}/)).toMatchObject({
    all: ["^[A-Z]{2}[0-9]{2}"],
    none: ["^[A-Z]{2}00|^[A-Z]{2}99"],
  });
});

test("where a group is referred to, nothing is taken that was only looked at", () => {
  expect(portablePattern(/(?<=(a*))b\1$/)).toMatchObject({ all: ["(?<=(a*))b(?:\\1)$"] });
});

describe("what cannot be written so is named", () => {
  test.each<[RegExp, string]>([
    [/^a+(?=b)b/, "(?=b)"],
    [/^(?:(?!b)a)+$/, "(?!b)"],
    [/(?<!a)b/, "(?<!a)"],
    [/^(a|b)\1$/, "\\1"],
    [/^(?<x>a)\k<x>$/, "\\k<x>"],
    [/\bword/, "\\b"],
    [/^\p{L}+$/u, "\\p{L}"],
    [/^[^\p{Lu}0-9]$/u, "\\p{Lu}"],
    [/^a{1,2000}$/, "{2000}"],
    [/^(?:a{100}){20}$/, "{20}"],
    [/a^b/m, "^ within a line, with the flag m"],
  ])("%s: %s", (regex, foreign) => {
    expect(accepted(portablePattern(regex)).foreign).toEqual([foreign]);
  });
});

describe("what counts by halves of characters is named, and nothing else is", () => {
  test.each<[RegExp, readonly string[]]>([
    [/^.{3}$/, [".{3}"]],
    [/^\S$/, ["\\S"]],
    [/^[^a]+.+$/, ["[^a]+.+"]],
    [/^(?:.|\n)+$/, ["."]],
    [/^.{3}$/u, []],
    [/^\S+@\S+$/, []],
    [/^[^@]+@[^@]*[^.]*$/, []],
    [/^(?:[^,]+,)+$/, []],
  ])("%s: %j", (regex, counted) => {
    expect(portablePattern(regex)).toMatchObject({ foreign: [], counted });
  });
});

describe("what no pattern says is refused", () => {
  test.each<[RegExp, RefusedPattern["refused"]]>([
    [/a/y, "patternFlags"],
    [/[[a-z]--[aeiou]]/v, "patternFlags"],
    [/^\p{Lu}$/iu, "patternFlags"],
    [/(a)\1/i, "patternFlags"],
    [odd`[😀😁]`, "patternNotUnicode"],
    [/😀+/, "patternNotUnicode"],
  ])("%s", (regex, refused) => {
    expect(portablePattern(regex)).toMatchObject({ refused });
  });
});

test("a rewritten pattern, read with the flag u, accepts what the regex does", () => {
  const verdicts = { true: 0, false: 0 };
  const texts = fc.array(travellingText, { minLength: 10, maxLength: 30 });
  const property = fc.property(randomRegex, texts, (regex, candidates) => {
    for (const portable of [portablePattern(regex), portableInOne(regex)]) {
      if ("refused" in portable) return;
      for (const text of candidates) {
        if (portable.counted.length > 0 && /[^\0-\uffff]/u.test(text)) continue;
        regex.lastIndex = 0;
        const matches = regex.test(text);
        if (matches !== accepts(portable, text)) throw new Error(`${JSON.stringify(text)}: ${matches}`);
        verdicts[`${matches}`] += 1;
      }
    }
  });
  fc.assert(property, { numRuns: 2_000, seed: 20_260_101 });
  expect(verdicts.true).toBeGreaterThan(10_000);
  expect(verdicts.false).toBeGreaterThan(10_000);
});

/** A regex that no linter would let stand. */
function odd({ raw }: TemplateStringsArray): RegExp {
  return new RegExp(raw.join(""));
}

function accepted(pattern: PortablePattern | RefusedPattern): PortablePattern {
  if ("refused" in pattern) throw new Error(pattern.what);
  return pattern;
}

function accepts({ all, none }: PortablePattern, text: string): boolean {
  const isFound = (pattern: string): boolean => new RegExp(pattern, "u").test(text);
  return all.every(isFound) && !none.some(isFound);
}
