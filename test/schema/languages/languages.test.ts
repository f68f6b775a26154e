import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Json } from "../../../schema/json.ts";
import { type Corpus, corpus } from "./corpus.ts";
import { differences, type Expected, judgementsOf } from "./judgements.ts";
import { emittedPatterns, randomPatterns } from "./pattern-cases.ts";
import { askGo, askPython, installLanguages } from "./programs.ts";

// The compiler of Go, and an installation where something is missing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

/** A number of its own for each run would make a failure one that nobody sees again. */
const seed = 20_260_101;
let schemas: Corpus;
let emitted: readonly Expected[];
let random: readonly Expected[];

beforeAll(async () => {
  await installLanguages();
  schemas = await corpus(seed);
  emitted = emittedPatterns(
    schemas.cases.filter((one) => !schemas.foreign.has(one)),
    seed,
  );
  random = randomPatterns(seed, 2_000);
});

describe("Python", () => {
  test("takes every emitted schema, in both drafts, and judges its values as zod does", async () => {
    const cases = schemas.cases.map(({ name, schema, values }) => {
      const countsCharacters = /"m(in|ax)Length"/.test(JSON.stringify(schema));
      const alike = values.filter(({ value }) => isAlike(value) && !(countsCharacters && holdsAstral(value)));
      return { name, schema, values: alike };
    });
    const request = cases.map(({ schema, values }) => ({ schema, values: values.map(({ value }) => value) }));
    const answer = await askPython("validate.py", { schemas: request, patterns: [] });
    expect(differences(cases, judgementsOf(answer, "schemas"))).toEqual([]);
    const values = cases.flatMap((one) => one.values);
    expect(cases.length).toBeGreaterThan(500);
    expect(values.filter(({ valid }) => valid).length).toBeGreaterThan(3_000);
    expect(values.filter(({ valid }) => !valid).length).toBeGreaterThan(3_000);
  });

  test.each([["emitted"], ["random"]] as const)(
    "finds in texts what JavaScript finds: %s patterns",
    async (which) => {
      const cases = (which === "emitted" ? emitted : random).map((one) => ({
        ...one,
        values: one.values.filter(({ value }) => isAlike(value)),
      }));
      const answer = await askPython("validate.py", { schemas: [], patterns: patternRequest(cases) });
      expect(differences(cases, judgementsOf(answer, "patterns"))).toEqual([]);
    },
  );

  test("takes `$` to stand before a last line end as well, which no pattern can prevent", async () => {
    const patterns = [{ pattern: "^a$", texts: ["a", "a\n", "a\n\n"] }];
    const answer = await askPython("validate.py", { schemas: [], patterns });
    expect(judgementsOf(answer, "patterns")).toEqual([{ verdicts: [true, true, false] }]);
  });
});

describe("Go", () => {
  test.each([["emitted"], ["random"]] as const)(
    "finds in texts what JavaScript finds: %s patterns",
    async (which) => {
      const cases = which === "emitted" ? emitted : random;
      const answer = await askGo("patterns.go", { patterns: patternRequest(cases) });
      expect(differences(cases, judgementsOf(answer, "patterns"))).toEqual([]);
      expect(cases.length).toBeGreaterThan(which === "emitted" ? 100 : 600);
    },
  );
});

function patternRequest(cases: readonly Expected[]): unknown {
  return cases.map(({ name, values }) => ({ pattern: name, texts: values.map(({ value }) => value) }));
}

/** Whether Python reads a value as others do: no text ends in a line end, or holds half a character. */
function isAlike(value: Json): boolean {
  return textsIn(value).every((text) => !text.endsWith("\n") && text.isWellFormed());
}

function holdsAstral(value: Json): boolean {
  return textsIn(value).some((text) => /[^\0-\uffff]/u.test(text));
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsIn)];
}
