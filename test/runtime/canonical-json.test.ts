import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../runtime/canonical-json.ts";

test("canonical JSON means the same as the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const stored: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(stored))).toEqual(stored);
    }),
  );
});

test("canonical JSON does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const stored = JSON.parse(JSON.stringify(value));
      const reversed = Object.fromEntries(Object.entries(stored).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(stored));
    }),
  );
});

test("canonical JSON sorts keys by UTF-16 code unit, as RFC 8785 does", () => {
  const value = { "\u20ac": 1, "\r": 2, "\u{1f600}": 3, "1": 4, "\ufb33": 5, ö: 6 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"ö":6,"€":1,"😀":3,"\ufb33":5}');
});
