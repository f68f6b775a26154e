import fc from "fast-check";

/** Characters on which engines, flags and readings differ. */
const telling = [
  ..."aAbkKsSzß_-09.,@{}[]()^$|&~ ",
  ..."\n\r\t\u2028\u2029\u00a0\ufeff\u0085\u001c",
  // The long s and the Kelvin sign are letters of the flag i; the third is a digit, the fourth a letter, elsewhere.
  ..."ſK٣éÉΣσς",
  ..."😀🎉𐐀𐐨",
];

/** Texts that can travel: no lone surrogates. */
export const travellingText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...telling), { maxLength: 7 })
  .map((characters) => characters.join(""));

const literal = fc.constantFrom(
  ..."aAbkKsz_09,@ éΣſ",
  "\\.",
  "\\-",
  "\\/",
  "\\{",
  "\\n",
  "\\x41",
  "\\u0061",
  "\\cJ",
  "\\u2028",
);
const onlyWithoutU = fc.constantFrom("😀", "-", "{", "}", "]", "\\a", "\\_", "\\101");
const onlyWithU = fc.constantFrom("😀", "\\u{1F600}", "𐐀", "[😀-🎉]", "[^𐐀]", "\\p{L}", "[\\p{Lu}0]");
const set = fc.constantFrom("\\d", "\\D", "\\w", "\\W", "\\s", "\\S", ".", "[^]", "[]", "[\\s\\S]");
const classPart = fc.oneof(
  fc.constantFrom(..."aAkKsS09_&|~ éΣ", "\\]", "\\^", "\\\\", "\\-", "\\n", "\\b", "\\/", "[", "(", "$", "."),
  fc.constantFrom("a-z", "A-Z", "0-9", "\\x20-\\x7e", "À-ÿ", "\\u0000-\\uffff", "+--"),
  fc.constantFrom("\\d", "\\w", "\\s", "\\D", "\\W", "\\S"),
);
const characterClass = fc
  .tuple(fc.boolean(), fc.array(classPart, { minLength: 1, maxLength: 4 }))
  .map(([negate, parts]) => `[${negate ? "^" : ""}${parts.join("")}]`);
const count = fc.constantFrom("*", "+", "?", "{2}", "{1,}", "{0,2}", "{2,3}", "*?", "+?", "{0}");
const oftenCounted = fc.constantFrom("a{1001}", "(?:ab?){1002}", "a{1100,1200}", "(a){1001,}");

/** A regex that people might write, with any flags that JavaScript takes with it. */
export const randomRegex: fc.Arbitrary<RegExp> = fc
  .tuple(fc.constantFrom("", "", "", "u", "u", "i", "iu", "s", "su", "m", "mu", "v", "g"), fc.boolean())
  .chain(([flags, isAnchored]) =>
    sources(/[uv]/.test(flags)).map((source) => ({ source: isAnchored ? `^${source}$` : source, flags })),
  )
  .filter(isRegex)
  .map(({ source, flags }) => new RegExp(source, flags));

function sources(unicode: boolean): fc.Arbitrary<string> {
  const { pattern } = fc.letrec<{ readonly pattern: string; readonly element: string }>((tie) => ({
    element: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 6, arbitrary: literal },
      { weight: 2, arbitrary: unicode ? onlyWithU : onlyWithoutU },
      { weight: 4, arbitrary: set },
      { weight: 4, arbitrary: characterClass },
      { weight: 1, arbitrary: fc.constantFrom("^", "$", "\\b", "\\B", "\\1", "(?<n>a)\\k<n>") },
      {
        weight: 5,
        arbitrary: fc.tuple(fc.oneof(literal, set, characterClass), count).map((parts) => parts.join("")),
      },
      { weight: 1, arbitrary: oftenCounted },
      { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})`) },
      {
        weight: 3,
        arbitrary: fc.tuple(tie("pattern"), count).map(([inner, repeat]) => `(?:${inner})${repeat}`),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("?=", "?!", "?<=", "?<!"), tie("pattern"))
          .map(([look, inner]) => `(${look}${inner})`),
      },
    ),
    pattern: fc
      .array(
        fc.array(tie("element"), { maxLength: 4 }).map((elements) => elements.join("")),
        {
          minLength: 1,
          maxLength: 2,
        },
      )
      .map((alternatives) => alternatives.join("|")),
  }));
  return pattern;
}

function isRegex({ source, flags }: { readonly source: string; readonly flags: string }): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}
