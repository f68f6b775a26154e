import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonViolations, snapshotJson } from "../../runtime/validation/json-safety.ts";

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

describe("a value that cannot travel", () => {
  test("is named with its path: a NUL", () => {
    expect(jsonViolations({ items: [{ "first name": "a\0b" }] })).toEqual([
      { path: 'items[0]["first name"]', message: "the text holds a NUL character" },
    ]);
  });

  test("is named with its path: a lone surrogate, in a key too", () => {
    expect(jsonViolations({ a: "\ud800", "\udc00": 1 }).map(({ message }) => message)).toEqual([
      "the text holds a lone surrogate",
      "the key holds a lone surrogate",
    ]);
  });

  test("may be nested 1,000 levels deep, and no deeper", () => {
    expect(jsonViolations(nested(1_000))).toEqual([]);
    expect(jsonViolations(nested(1_001))).toHaveLength(1);
    expect(jsonViolations(nested(50_000))).toHaveLength(1);
  });

  test("is a bigint or a circle", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(jsonViolations({ big: 1n })).toHaveLength(1);
    expect(jsonViolations(circle)).toHaveLength(1);
  });
});

test("text that only looks like an escape is fine", () => {
  expect(jsonViolations({ text: "\\u0000 \\ud800 [[[[ {{{{" })).toEqual([]);
  expect(jsonViolations({ text: '"['.repeat(5_000) })).toEqual([]);
});

test("every value of well-formed text without NUL passes, and no other", () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ stringUnit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
      (value) => {
        const texts: string[] = [];
        JSON.parse(JSON.stringify(value), (key, item) => {
          texts.push(key, typeof item === "string" ? item : "");
          return item;
        });
        const safe = texts.every((text) => text.isWellFormed() && !text.includes("\0"));
        expect(jsonViolations(value).length === 0).toBe(safe);
      },
    ),
  );
});

test("a snapshot is what a queue's reader will see, whatever becomes of the value", () => {
  const value = { at: new Date(0), left: undefined, items: [1] };
  const snapshot = snapshotJson(value);
  value.items.push(2);
  expect(snapshot).toEqual({ valid: true, json: { at: "1970-01-01T00:00:00.000Z", items: [1] } });
  expect(snapshotJson(undefined)).toEqual({ valid: true, json: undefined });
});

test("what travels is what JSON makes of a value, however it is written", () => {
  const anything = fc.anything({
    key: fc.oneof(fc.string(), fc.constantFrom("__proto__", "toJSON", "constructor", "length")),
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      const snapshot = snapshotJson(value);
      if (!snapshot.valid) return;
      const text: string | undefined = JSON.stringify(value);
      expect(isDeepStrictEqual(snapshot.json, text && JSON.parse(text))).toBe(true);
      if (snapshot.json !== undefined) expect(JSON.stringify(snapshot.json)).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});

test("what its owner changes after the look does not travel", () => {
  const order = { items: [{ sku: "shoe" }], note: undefined };
  const snapshot = snapshotJson(order);
  order.items.push({ sku: "laces" });
  expect(snapshot).toEqual({ valid: true, json: { items: [{ sku: "shoe" }] } });
});
