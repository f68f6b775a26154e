import { expect, test } from "vitest";
import { areas } from "../conformance/behaviours/index.ts";
import { mutants } from "./mutants/index.ts";

test("every behaviour of the conformance suite has a mutant, and every mutant a behaviour", () => {
  expect(namesOf(mutants)).toEqual(namesOf(areas));
});

function namesOf(table: Readonly<Record<string, object>>): readonly string[] {
  return Object.entries(table)
    .flatMap(([area, rows]) => Object.keys(rows).map((name) => `${area}: ${name}`))
    .sort();
}
