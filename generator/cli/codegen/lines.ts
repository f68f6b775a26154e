import type { CodegenReport, ReportedChange } from "../../codegen.ts";
import type { Style, StyleText } from "../style.ts";

/** What codegen is to do: write, or only say what it would. */
export type CodegenMode = "write" | "check" | "dry-run" | "diff";

/** `stale       generated/client.ts` */
export function changeLine({ state, path }: ReportedChange, mode: CodegenMode, style: StyleText): string {
  const width = Math.max(...Object.values(labels[mode]).map(({ length }) => length));
  return `${style(state === "extra" ? "red" : "green", labels[mode][state].padEnd(width))} ${path}`;
}

const planned = {
  missing: "would create",
  stale: "would update",
  edited: "would restore",
  extra: "would delete",
  stub: "would add stub",
};

/** By mode: what was found, what was done about it, and what would be. */
const labels: Readonly<Record<CodegenMode, Readonly<Record<ReportedChange["state"], string>>>> = {
  check: {
    missing: "missing",
    stale: "stale",
    edited: "hand-edited",
    extra: "extra",
    stub: "no handler",
  },
  write: { missing: "created", stale: "updated", edited: "restored", extra: "deleted", stub: "stub" },
  "dry-run": planned,
  diff: planned,
};

/** What one file's state is to GitHub's readers. */
export function stateText({ state, path }: ReportedChange): string {
  return `${path}: ${labels.check[state]}`;
}

/** The last line: how much was done, or would be. */
export function summaryLine({ changes, unchanged }: CodegenReport, mode: CodegenMode): string {
  const files = (count: number): string => `${count} ${count === 1 ? "file" : "files"}`;
  if (changes.length === 0) return `Up to date: ${files(unchanged)}.`;
  if (mode === "check") return `Out of date: ${files(changes.length)}; ${unchanged} up to date.`;
  const deleted = changes.filter(({ state }) => state === "extra").length;
  const written = files(changes.length - deleted);
  return mode === "write"
    ? `Wrote ${written}, deleted ${deleted}; ${unchanged} unchanged.`
    : `Would write ${written} and delete ${deleted}; ${unchanged} unchanged.`;
}

/** A line of a diff in the usual colours. */
export function diffLine(line: string, style: StyleText): string {
  const found = diffStyles.find(([start]) => line.startsWith(start));
  return found ? style(found[1], line) : line;
}

const diffStyles: readonly (readonly [start: string, style: Style])[] = [
  ["--- ", "bold"],
  ["+++ ", "bold"],
  ["@@ ", "cyan"],
  ["-", "red"],
  ["+", "green"],
];
