import { printable } from "../../../../schema/diagnostics/printable.ts";
import { recordName } from "../../../output-record.ts";
import { type ChangedFile, fileDiff } from "./file-diff.ts";

/** A diff of several files, or its beginning. */
export interface ShownDiff {
  readonly lines: readonly string[];
  /** How many lines more there are. */
  readonly omitted: number;
}

/** The whole diff, which `git apply` and `patch` take. */
export async function wholeDiff(files: readonly ChangedFile[]): Promise<ShownDiff> {
  const diffs = await Promise.all(files.map((file) => fileDiff(file)));
  return { lines: diffs.flat(), omitted: 0 };
}

/**
 * What people need to see of a diff: TypeScript first, then JSON, of which the record of hashes last; at most so many
 * lines, and of each line the beginning. A checkout with CRLF shows what differs besides.
 */
export async function diffExcerpt(files: readonly ChangedFile[], mostLines: number): Promise<ShownDiff> {
  const lines: string[] = [];
  let omitted = 0;
  for (const file of [...files].sort((one, other) => rank(one) - rank(other))) {
    const found = await fileDiff(file, { stripTrailingCr: true });
    const shown = found.slice(0, mostLines - lines.length);
    omitted += found.length - shown.length;
    lines.push(...shown.map(beginning));
  }
  return { lines, omitted };
}

function rank({ path }: ChangedFile): number {
  if (path.endsWith(recordName)) return 2;
  return path.endsWith(".ts") ? 0 : 1;
}

const mostCharacters = 200;

function beginning(line: string): string {
  const rest = line.length - mostCharacters;
  return printable(rest > 0 ? `${line.slice(0, mostCharacters)}… (${rest} characters more)` : line);
}
