import { expect, test } from "vitest";
import { areas } from "./behaviours/index.ts";
import { sections } from "./rows/index.ts";

// The other way round, a behaviour that names no row does not compile: see `Behaviours`.
test("every row of the semantic table has a behaviour", () => {
  const shown = new Set(Object.values(areas).flatMap((area) => Object.keys(area).map(rowOf)));
  const rows = Object.values(sections).flatMap((section) => Object.keys(section));

  expect(rows.filter((row) => !shown.has(row))).toEqual([]);
});

test("no two sections have rows of one name", () => {
  const rows = Object.values(sections).flatMap((section) => Object.keys(section));
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});

function rowOf(behaviour: string): string {
  return behaviour.slice(0, behaviour.indexOf(": "));
}
