import { expect, test } from "vitest";
import { areas } from "../conformance/behaviours/index.ts";
import type { Mutant } from "./mutant.ts";
import { mutants } from "./mutants/index.ts";
import { patchedText } from "./suite.ts";

test("every behaviour of the conformance suite has a mutant, and every mutant a behaviour", () => {
  expect(namesOf(mutants)).toEqual(namesOf(areas));
});

test("every patch of a mutant fits the sources as they are", async () => {
  const patches = Object.values(mutants)
    .flatMap((rows): readonly Mutant[] => Object.values(rows))
    .flatMap((mutant) => ("patches" in mutant ? mutant.patches : []));

  const tried = await Promise.allSettled(patches.map((patch) => patchedText(patch)));
  expect(tried.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([]);
});

function namesOf(table: Readonly<Record<string, object>>): readonly string[] {
  return Object.entries(table)
    .flatMap(([area, rows]) => Object.keys(rows).map((name) => `${area}: ${name}`))
    .sort();
}
