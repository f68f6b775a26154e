import type { Style, StyleText } from "../cli/style.ts";
import type { JobCount } from "./job-counts.ts";

/**
 * One line for each job; where the terminal has too few rows, those with something to tell come first.
 *
 * @param size of the terminal, in characters
 * @example ["emails.sendWelcomeEmail  ✓ 12  ✗ 1  ↻ 2  active 3"]
 */
export function liveLines(
  counts: readonly (readonly [name: string, count: JobCount])[],
  size: { readonly rows: number; readonly columns: number },
  style: StyleText,
): readonly string[] {
  const room = Math.max(1, Math.floor(size.rows / 2));
  const shown = counts.length <= room ? counts : mostActive(counts).slice(0, room - 1);
  const width = Math.max(...shown.map(([name]) => name.length), 0);
  const lines = shown.map(([name, count]) => lineOf(name.padEnd(width), count, size.columns, style));
  const hidden = counts.length - shown.length;
  return hidden > 0 ? [...lines, style("dim", `… and ${hidden} more`)] : lines;
}

/** In their own order, but for those that have nothing to tell, which come last. */
function mostActive<Entry extends readonly [string, JobCount]>(counts: readonly Entry[]): readonly Entry[] {
  const weight = ([, { completed, failed, retried, cancelled, active }]: Entry): number =>
    active > 0 ? 2 : Math.sign(completed + failed + retried + cancelled);
  return counts.toSorted((one, other) => weight(other) - weight(one));
}

function lineOf(name: string, count: JobCount, columns: number, style: StyleText): string {
  const parts: readonly (readonly [Style, string])[] = [
    ["green", `✓ ${count.completed}`],
    ...(count.failed > 0 ? [["red", `✗ ${count.failed}`] as const] : []),
    ...(count.retried > 0 ? [["yellow", `↻ ${count.retried}`] as const] : []),
    ...(count.cancelled > 0 ? [["yellow", `⊘ ${count.cancelled}`] as const] : []),
    ...(count.active > 0 ? [["bold", `active ${count.active}`] as const] : []),
  ];
  const plain = parts.map(([, text]) => text).join("  ");
  // A line that wraps would be two to clear.
  const room = Math.max(1, columns - plain.length - 3);
  const shown = name.length > room ? `${name.slice(0, room - 1)}…` : name;
  return `${shown}  ${parts.map(([color, text]) => style(color, text)).join("  ")}`;
}
