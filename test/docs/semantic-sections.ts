import { sections } from "../conformance/rows/index.ts";
import type { Row } from "../conformance/rows/row.ts";

/** The sections of docs/semantics.md that are printed from the semantic table, by the name that their markers give them. */
export const semanticSections: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sections).map(([section, rows]) => [
    section,
    Object.entries<Row>(rows)
      .map(([name, row]) => rowText(name, row))
      .join("\n"),
  ]),
);

function rowText(name: string, row: Row): string {
  const { pgBoss, bullmq, embedded, told } = row;
  const cells: readonly (readonly [string, string | undefined])[] = [
    ["unit", row.unit],
    ["default", row.default],
    ["limits", row.limits],
    ["tolerance", row.tolerance],
    ...(pgBoss === bullmq && embedded === undefined
      ? [["every backend", pgBoss] as const]
      : [
          [embedded === undefined ? "pg-boss, embedded" : "pg-boss", pgBoss] as const,
          ["embedded", embedded] as const,
          ["BullMQ", bullmq] as const,
        ]),
    ["refused at compile", told?.compile],
    ["refused at codegen", told?.codegen],
    ["refused at start", told?.start],
    ["refused at the call", told?.call],
  ];
  const lines = cells.flatMap(([head, text]) => (text === undefined ? [] : `| ${head} | ${text} |\n`));
  return `### \`${name}\`\n\n${row.meaning}\n\n| | |\n|---|---|\n${lines.join("")}`;
}
