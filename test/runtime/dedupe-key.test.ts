import { describe, expect, test } from "vitest";
import { dedupeOf } from "../../runtime/publisher/dedupe-key.ts";
import type { ResolvedDedupe } from "../../schema/contract.ts";

const byFull: ResolvedDedupe = { mode: "unfinished", key: [{ path: "full", default: false }], ttl: null };
const byOrder: ResolvedDedupe = {
  mode: "throttle",
  key: [
    { path: "order.id", default: null },
    { path: "kind", default: null },
  ],
  ttl: 5_000,
};

describe("a dedupe key", () => {
  test("is canonical JSON of the paths and their values", () => {
    expect(dedupeOf(byOrder, { kind: "paid", order: { id: 7, total: 3 } }, undefined)).toEqual({
      mode: "throttle",
      key: '{"kind":"paid","order.id":7}',
      ttl: 5_000,
    });
  });

  test("is the same for a missing value and its default", () => {
    expect(dedupeOf(byFull, {}, undefined)).toEqual(dedupeOf(byFull, { full: false }, undefined));
    expect(dedupeOf(byFull, {}, undefined)).not.toEqual(dedupeOf(byFull, { full: true }, undefined));
  });

  test("counts a missing value without a default as null, however deep it is missing", () => {
    expect(dedupeOf(byOrder, { order: [] }, undefined)?.key).toBe('{"kind":null,"order.id":null}');
  });

  test("never meets a prototype", () => {
    const dedupe: ResolvedDedupe = { ...byFull, key: [{ path: "constructor.name", default: null }] };
    expect(dedupeOf(dedupe, {}, undefined)?.key).toBe('{"constructor.name":null}');
  });

  test("of a caller's string is unlike that of any paths", () => {
    expect(dedupeOf(byFull, {}, '{"full":false}')?.key).toBe(JSON.stringify('{"full":false}'));
  });

  test("of a caller's paths keeps the defaults that the contract knows", () => {
    expect(dedupeOf(byFull, { page: 2 }, ["full", "page"])?.key).toBe('{"full":false,"page":2}');
  });

  test("is a hash where it would be too long for an index", () => {
    const { key } = dedupeOf(byFull, {}, "x".repeat(5_000)) ?? {};
    expect(key).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(dedupeOf(byFull, {}, "y".repeat(5_000))?.key).not.toBe(key);
  });

  test("is absent where the manifest names no path and the caller gives none", () => {
    expect(dedupeOf({ ...byFull, key: null }, {}, undefined)).toBeNull();
    expect(dedupeOf(null, {}, undefined)).toBeNull();
  });
});
