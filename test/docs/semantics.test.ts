import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expectTable } from "./generated-table.ts";
import { semanticSections } from "./semantic-sections.ts";

const file = "docs/semantics.md";

/** After a change of a row, `UPDATE_GOLDEN=1 npm test -- test/docs/semantics` writes the document's rows anew. */
describe("the rows are those of the conformance suite", () => {
  test.each(Object.entries(semanticSections))("%s", (name, text) => {
    expectTable(file, name, text);
  });

  test("and no section is printed that the table has not", () => {
    const printed = [...readFileSync(file, "utf8").matchAll(/^<!-- table: (.*) -->$/gm)].map(
      ([, name]) => name,
    );
    expect(printed).toEqual(Object.keys(semanticSections));
  });
});
