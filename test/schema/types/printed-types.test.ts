import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, compilers } from "../../types/compile.ts";
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

describe("every printed type is identical to what zod infers, on both sides", () => {
  const settings = compilers.flatMap((compiler) =>
    [true, false].map((exact) => ({ compiler, exactOptionalPropertyTypes: exact })),
  );
  test.each(settings)(
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

function lineAt(place: string): string {
  const [file = "", line] = place.split(":");
  return `${place} ${readFileSync(join(folder, file), "utf8").split("\n")[Number(line) - 1]}`;
}
