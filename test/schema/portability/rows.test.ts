import { defineJob, defineManifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as zod4 from "zod";
import * as zod4mini from "zod/mini";
import * as zod3 from "zod/v3";
import * as zod3of325 from "zod-3.25";
import * as zod4of325 from "zod-3.25/v4";
import * as mini325 from "zod-3.25/v4-mini";
import { buildContract } from "../../../schema/build-contract.ts";
import { catalogue } from "../../../schema/diagnostics/catalogue.ts";
import { type PortabilityKind, portability } from "../../../schema/portability/portability.ts";
import type { PortabilityRow } from "../../../schema/portability/portability-row.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { type Example, untyped, type Zod3, type Zod4 } from "./example.ts";
import { examples } from "./examples.ts";

const zod4Copies: readonly (readonly [string, Zod4])[] = [
  ["zod", untyped(zod4)],
  ["zod/mini", zod4mini],
];
const zod3Copies: readonly (readonly [string, Zod3])[] = [
  ["zod/v3", zod3],
  ["zod 3.25", untyped(zod3of325)],
];
const earlyZod4Copies: readonly (readonly [string, Zod4])[] = [
  ["zod/v4 of zod 3.25", untyped(zod4of325)],
  ["zod/v4-mini of zod 3.25", untyped(mini325)],
];

const rows = Object.entries(portability as Readonly<Record<PortabilityKind, PortabilityRow>>).map(
  ([kind, row]) => ({ kind: kind as PortabilityKind, row }),
);

describe.each(rows)("$kind", ({ kind, row }) => {
  test("has an example", () => {
    expect([...examples[kind].zod4, ...(examples[kind].zod3 ?? [])]).not.toEqual([]);
  });

  test("has the severity of its page", () => {
    expect(row.treatment).toBe(row.code === undefined ? "accepted" : catalogue[row.code].severity);
  });

  test.each(zod4Copies)("is treated as the table says: %s", async (_name, z) => {
    for (const example of examples[kind].zod4) {
      expect(await problemsOf(example, z)).toEqual(expected(row, example));
    }
  });

  test.each(zod3Copies)("is treated as the table says: %s", async (_name, z) => {
    for (const example of examples[kind].zod3 ?? []) {
      expect(await problemsOf(example, z)).toEqual(expected(row, example));
    }
  });

  test.each(earlyZod4Copies)("is treated as the table says: %s", async (_name, z) => {
    for (const example of examples[kind].zod4) {
      if (example.recent || !canMake(example, z)) continue;
      expect(await problemsOf(example, z)).toEqual(expected(row, example));
    }
  });
});

async function problemsOf<Zod extends { readonly object: unknown }>(
  { make, whole }: Example<Zod>,
  z: Zod,
): Promise<readonly string[]> {
  const object: (shape: object) => AnySchema = untyped(z.object);
  const payload = whole ? make(z) : object({ value: make(z) });
  const { diagnostics } = await buildContract(
    defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload })] }),
  );
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}

function expected({ code }: PortabilityRow, { place }: { readonly place: string }): readonly string[] {
  return code === undefined ? [] : [`${code} ${place}`];
}

/** The older copy lacks some functions. */
function canMake(example: Example<Zod4>, z: Zod4): boolean {
  try {
    example.make(z);
    return true;
  } catch {
    return false;
  }
}
