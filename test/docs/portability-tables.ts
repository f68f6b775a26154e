import { catalogue } from "../../schema/diagnostics/catalogue.ts";
import { acceptedKinds } from "../../schema/portability/accepted-kinds.ts";
import type { PortabilityRow } from "../../schema/portability/portability-row.ts";
import { refusedKinds } from "../../schema/portability/refused-kinds.ts";
import { warnedKinds } from "../../schema/portability/warned-kinds.ts";

/** The tables of kinds as docs/schemas.md has them, by the name that its markers give them. */
export const portabilityTables: Readonly<Record<string, string>> = {
  accepted: table(
    ["zod", "takes more", "to know"],
    rowsOf(acceptedKinds),
    ({ zod, agreement, note = "" }) => [code(zod), widerSide(agreement), note],
  ),
  warned: table(
    ["zod", "code", "takes more", "why", "instead"],
    rowsOf(warnedKinds),
    ({ zod, agreement, note, code: of }) => [
      code(zod) + remark(note),
      `\`${of}\``,
      widerSide(agreement),
      pageOf(of).why,
      pageOf(of).fix,
    ],
  ),
  refused: table(["zod", "code", "why", "instead"], rowsOf(refusedKinds), ({ zod, note, code: of }) => [
    code(zod) + remark(note),
    `\`${of}\``,
    pageOf(of).why,
    pageOf(of).fix,
  ]),
};

function table(
  heads: readonly string[],
  rows: readonly PortabilityRow[],
  cells: (row: PortabilityRow) => readonly string[],
): string {
  const lines = [heads, heads.map(() => "---"), ...rows.map(cells)];
  return lines.map((line) => `| ${line.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`).join("");
}

function rowsOf(kinds: Readonly<Record<string, PortabilityRow>>): readonly PortabilityRow[] {
  return Object.values(kinds);
}

function pageOf(code: PortabilityRow["code"]): { readonly why: string; readonly fix: string } {
  return catalogue[code ?? "SCHEMA_CONVERSION"];
}

function remark(note: string | undefined): string {
  return note === undefined ? "" : ` (${note})`;
}

/** Which side takes values that the other refuses. */
function widerSide(agreement: PortabilityRow["agreement"]): string {
  switch (agreement) {
    case undefined:
      return "neither";
    case "either":
      return "either";
    case "zodStricter":
      return "JSON Schema";
    case "zodWider":
      return "zod";
  }
}

/** Calls, and regexes in them, set as code. */
function code(zod: string): string {
  return zod.replaceAll(/(?<!\w)(?:z?\.[\w.]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?)+/g, "`$&`");
}
