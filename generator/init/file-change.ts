import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** One file as it is and as it will be. */
export interface FileChange {
  /** Relative to the project, with forward slashes; it may lead out of it, to the repository's root. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** Null where there is none. */
  readonly before: string | null;
  readonly after: string;
}

/** @param change gives the new text from what is there; the same text, or null, for no change */
export function fileChange(
  folder: string,
  path: string,
  change: (before: string | null) => string | null,
): FileChange | undefined {
  const file = resolve(folder, path);
  const before = existsSync(file) ? readFileSync(file, "utf8") : null;
  const after = change(before);
  return after === null || after === before ? undefined : { path, file, before, after };
}

/** A line added at the end of a file of lines, unless it is there; in the newlines of the file. */
export function withLine(before: string | null, line: string): string {
  const text = before ?? "";
  if (text.split(/\r?\n/).some((there) => there.trim() === line)) return text;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const separator = text === "" || text.endsWith("\n") ? "" : newline;
  return `${text}${separator}${line}${newline}`;
}
