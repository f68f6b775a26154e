import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as core from "zod/v4/core";
import { type Compiler, compile, compilers } from "../../types/compile.ts";
import { comparisonOf, isPrinted, writeComparison } from "./comparison.ts";
import * as schemas from "./schemas.ts";
import * as mini from "./schemas-mini.ts";
import * as ofCode from "./schemas-of-code.ts";
import * as ofKinds from "./schemas-of-kinds.ts";
import * as ofParts from "./schemas-of-parts.ts";
import * as recursive from "./schemas-recursive.ts";
import * as zod3 from "./schemas-zod3.ts";

const folder = join(import.meta.dirname, "../../../node_modules/.jobwright-types");

const comparison = comparisonOf({
  schemas,
  "schemas-of-kinds": ofKinds,
  "schemas-recursive": recursive,
  "schemas-mini": mini,
  "schemas-zod3": zod3,
  "schemas-of-parts": ofParts,
  "schemas-of-code": ofCode,
});

beforeAll(() => writeComparison(folder, comparison));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("at least 60 schemas are compared on each side, not counting what only the compiler knows", () => {
  expect(comparison.cases.filter(({ input }) => isPrinted(input)).length).toBeGreaterThanOrEqual(60);
  expect(comparison.cases.filter(({ output }) => isPrinted(output)).length).toBeGreaterThanOrEqual(60);
});

test("every kind of schema of zod is among them", () => {
  const classes = Object.keys(core).filter((name) => /^\$Zod(?!Check|Type$|Registry|ObjectJIT$)/.test(name));
  const schemaClasses = classes.filter((name) => !/(Error|Params|Async|Encode|AsyncError)$/.test(name));
  expect(schemaClasses.length).toBeGreaterThan(60);
  const met = new Set(comparison.cases.flatMap(({ schema }) => [...traitsWithin(schema)]));
  expect(schemaClasses.filter((name) => !met.has(name))).toEqual([]);
});

describe("every printed type is identical to what zod infers, on both sides", () => {
  // Each compiler reads the types once more: all the settings of all of them would take a minute.
  const settings: readonly { readonly compiler: Compiler; readonly exactOptionalPropertyTypes: boolean }[] = [
    { compiler: "typescript", exactOptionalPropertyTypes: true },
    { compiler: "typescript", exactOptionalPropertyTypes: false },
    { compiler: "typescript-6.0", exactOptionalPropertyTypes: true },
    { compiler: "typescript-5.9", exactOptionalPropertyTypes: false },
  ];
  test.each(settings.filter(({ compiler }) => compilers.includes(compiler)))(
    "by $compiler with exactOptionalPropertyTypes $exactOptionalPropertyTypes",
    async ({ compiler, exactOptionalPropertyTypes }) => {
      const places = await compile(
        compiler,
        folder,
        "--exactOptionalPropertyTypes",
        String(exactOptionalPropertyTypes),
      );
      expect(places.map(lineAt)).toEqual([]);
    },
    240_000,
  );
});

/** The classes of a schema and of all schemas in its definition, whatever holds them. */
function traitsWithin(root: object): ReadonlySet<string> {
  const traits = new Set<string>();
  const seen = new Set<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if ("_zod" in value) {
      const { _zod: inner } = value as unknown as core.$ZodTypes;
      for (const trait of inner.traits) traits.add(trait);
      open.push(inner.def, "innerType" in inner ? inner.innerType : undefined);
    } else open.push(...Object.values(value));
  }
  return traits;
}

function lineAt(place: string): string {
  const [file = "", line] = place.split(":");
  return `${place} ${readFileSync(join(folder, file), "utf8").split("\n")[Number(line) - 1]}`;
}
