import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as older from "zod-3.25/v4";
import { plainerPattern, plainerPatterns } from "../../../schema/patterns/format-patterns.ts";
import { portablePattern } from "../../../schema/patterns/portable-pattern.ts";

/** zod's regexes that need another to be portable, with the characters that they are made of. */
const replaced = [
  { name: "email", regex: older.regexes.email, alphabet: "aZ09_'+-..@@é\n" },
  { name: "duration", regex: z.regexes.duration, alphabet: "PTTYMWDHMS0123.,--+" },
  { name: "extendedDuration", regex: z.regexes.extendedDuration, alphabet: "PTTYMWDHMS0123.,-+\n" },
  { name: "iban", regex: z.regexes.iban, alphabet: "ABZ001289z" },
  { name: "hostname", regex: z.regexes.hostname, alphabet: "aZ0-..é_" },
  { name: "domain", regex: z.regexes.domain, alphabet: "aZb0-..é_" },
];

describe.each(replaced)("the plainer pattern of $name", ({ regex, alphabet }) => {
  const plainer = plainerPattern({ pattern: regex });

  test("is there for the regex that zod has now", () => {
    expect(plainerPatterns.has(String(regex)), `zod has another regex: ${regex}`).toBe(true);
    expect(portablePattern(plainer)).toMatchObject({ foreign: [], counted: [] });
  });

  test("takes what zod's takes, and nothing else", () => {
    const verdicts = { true: 0, false: 0 };
    const portable = portablePattern(plainer);
    // What is left behind the lookahead, for which there is no generator.
    const structure = "all" in portable ? portable.all.at(-1) : undefined;
    const valid = fc.stringMatching(new RegExp(structure ?? ""));
    const characters = fc.constantFrom(...alphabet);
    const near = fc
      .tuple(valid, fc.nat(), fc.nat({ max: 2 }), fc.array(characters, { maxLength: 3 }))
      .map(([text, at, length, other]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + other.join("") + text.slice(place + length);
      });
    const short = fc.array(characters, { maxLength: 9 }).map((parts) => parts.join(""));
    const long = fc.tuple(fc.nat({ max: 70 }), fc.nat({ max: 6 })).map(([size, count]) => {
      return Array.from({ length: count }, () => "a".repeat(size)).join(".");
    });
    const texts = fc.oneof(
      valid,
      near,
      short,
      short.map((text) => `P${text}`),
      long,
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect({ text, valid: plainer.test(text) }).toEqual({ text, valid: regex.test(text) });
        verdicts[`${regex.test(text)}`] += 1;
      }),
      { numRuns: 10_000, seed: 20_260_101 },
    );
    expect(verdicts.true).toBeGreaterThan(500);
    expect(verdicts.false).toBeGreaterThan(500);
  });
});
