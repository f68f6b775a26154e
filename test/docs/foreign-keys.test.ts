import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { foreignKeyTables } from "./foreign-key-tables.ts";

/** After a change of the keys, `UPDATE_GOLDEN=1 npm test -- test/docs/foreign-keys` writes the tables anew. */
test.each(foreignKeyTables)("docs/migrating.md has the keys of the code: %s", (name, table) => {
  const file = "docs/migrating.md";
  const document = readFileSync(file, "utf8");
  const [begin, end] = [`<!-- table: ${name} -->\n\n`, `\n<!-- end of table: ${name} -->`];
  const [before = "", rest = ""] = document.split(begin);
  const [printed, after = ""] = rest.split(end);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${before}${begin}${table}${end}${after}`);
  else expect(printed).toBe(table);
});
