import { test } from "vitest";
import { foreignKeyTables } from "./foreign-key-tables.ts";
import { expectTable } from "./generated-table.ts";

/** After a change of the keys, `UPDATE_GOLDEN=1 npm test -- test/docs/foreign-keys` writes the tables anew. */
test.each(foreignKeyTables)("docs/migrating.md has the keys of the code: %s", (name, table) => {
  expectTable("docs/migrating.md", name, table);
});
