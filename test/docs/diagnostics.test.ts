import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../schema/diagnostics/catalogue.ts";
import { diagnosticsPage } from "./diagnostics-page.ts";

const file = "docs/diagnostics.md";

/** After a change of the catalogue, `UPDATE_GOLDEN=1 npm test -- test/docs/diagnostics` writes the document anew. */
test("docs/diagnostics.md is what the catalogue says", () => {
  const page = diagnosticsPage();
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, page);
  expect(existsSync(file) && readFileSync(file, "utf8")).toBe(page);
});

test("every code has one section, and one link in the index", () => {
  const page = diagnosticsPage();
  for (const code of Object.keys(catalogue)) {
    expect(page.split(`\n### ${code}\n`), code).toHaveLength(2);
    expect(page.split(`[${code}](#${code.toLowerCase()})`), code).toHaveLength(2);
  }
});
