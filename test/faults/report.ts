import { appendFileSync, readFileSync } from "node:fs";
import type { Address } from "../conformance/backends.ts";
import type { Account } from "./account.ts";

/** One line of the table. */
export interface FaultRow extends Account {
  readonly fault: string;
  readonly backend: Address["kind"];
  /** Milliseconds from the fault to the next run of each job that it hit. */
  readonly again?: readonly number[];
}

/** Names the file that rows are kept in during a run of all faults. */
export const rowsFile = "JOBWRIGHT_FAULT_ROWS";

/** Keeps a line for the table, where one is being made. */
export function record(row: FaultRow): void {
  const file = process.env[rowsFile];
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** The table of all lines that were kept, as Markdown. */
export function faultTable(file: string): string {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line): FaultRow => JSON.parse(line));
  const lines = rows.map((row) => [
    ...[row.fault, row.backend, row.published, `${row.unsureStored} of ${row.unsure}`],
    ...[row.completed, row.failed, row.waiting, row.startedAgain, row.finishedTwice, timesOf(row.again)],
  ]);
  return [titles, titles.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const titles = [
  ...["fault", "backend", "published", "unsure, of these stored", "completed", "failed", "waiting"],
  ...["started again", "finished twice", "until it runs again: median / most"],
];

function timesOf(milliseconds: readonly number[] = []): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const most = sorted.at(-1);
  if (middle === undefined || most === undefined) return "";
  return `${seconds(middle)} / ${seconds(most)} s`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}
