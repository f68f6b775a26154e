import { readText } from "./read-text.ts";

/** One file that would change. */
export interface ChangedFile {
  /** As it is shown. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** What it would hold; null where it would be deleted. */
  readonly text: string | null;
}

/**
 * How a file would change, as lines of a unified diff that `git apply` and `patch` take; of what is no text, or cannot
 * be read, one line that says so.
 */
export async function fileDiff(
  { path, file, text }: ChangedFile,
  options: { readonly stripTrailingCr?: boolean } = {},
): Promise<readonly string[]> {
  const found = readText(file);
  if (found.kind === "unreadable") return [`File ${path} cannot be read: ${found.reason}`];
  if (found.kind === "binary") return [`Binary file ${path} differs`];
  const before = found.kind === "text" ? found.text : null;
  const { formatPatch, FILE_HEADERS_ONLY, structuredPatch } = await import("diff");
  const names = [
    before === null ? "/dev/null" : `a/${path}`,
    text === null ? "/dev/null" : `b/${path}`,
  ] as const;
  const patch =
    structuredPatch(...names, before ?? "", text ?? "", undefined, undefined, {
      ...options,
      context: 3,
      maxEditLength: mostEdits,
    }) ?? replacement(...names, before ?? "", text ?? "");
  return formatPatch(patch, FILE_HEADERS_ONLY).replace(/\n$/, "").split("\n");
}

/** Beyond so many changed lines the time to find the fewest would grow with their square. */
const mostEdits = 2_000;

function replacement(oldFileName: string, newFileName: string, before: string, after: string) {
  const [oldLines, newLines] = [linesOf(before, "-"), linesOf(after, "+")];
  const count = (lines: readonly string[]): number => lines.filter((line) => !line.startsWith("\\")).length;
  const hunk = {
    oldStart: 1,
    oldLines: count(oldLines),
    newStart: 1,
    newLines: count(newLines),
    lines: [...oldLines, ...newLines],
  };
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

function linesOf(text: string, sign: "-" | "+"): readonly string[] {
  if (text === "") return [];
  const lines = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => `${sign}${line}`);
  return text.endsWith("\n") ? lines : [...lines, "\\ No newline at end of file"];
}
