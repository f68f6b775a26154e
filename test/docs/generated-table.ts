import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/** Holds a document's table, between the comments that name it, to what the code says; `UPDATE_GOLDEN` writes it anew. */
export function expectTable(file: string, name: string, table: string): void {
  const document = readFileSync(file, "utf8");
  const [begin, end] = [`<!-- table: ${name} -->\n\n`, `\n<!-- end of table: ${name} -->`];
  const [before = "", rest = ""] = document.split(begin);
  const [printed, after = ""] = rest.split(end);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${before}${begin}${table}${end}${after}`);
  else expect(printed).toBe(table);
}
