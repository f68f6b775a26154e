import { catalogue, type DiagnosticCode } from "./catalogue.ts";

/** One problem found in a manifest, a config or a file. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** The job's name. */
  readonly job?: string | undefined;
  /** Where in the job: `payload.items[].price`, `options.attempts`. */
  readonly path?: string | undefined;
  /** Where in the source. */
  readonly location?: SourceLocation | undefined;
  readonly fix: string;
  /** What was thrown, where the message is that of an error: `--debug` shows its stack. */
  readonly cause?: unknown;
}

export interface SourceLocation {
  /** Relative to the project's folder, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** A diagnostic with the severity and the fix of its catalogue page, unless given. */
export function diagnostic(
  code: DiagnosticCode,
  message: string,
  place: Partial<Pick<Diagnostic, "job" | "path" | "location" | "fix" | "cause">> = {},
): Diagnostic {
  const page = catalogue[code];
  return { code, severity: page.severity, message, fix: page.fix, ...place };
}

/** Thrown where problems were found that must be mended first; carries all of them. */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** One diagnostic as text of two lines: what and where, then the fix. */
export function formatDiagnostic({ code, severity, message, job, path, location, fix }: Diagnostic): string {
  const file = location ? `${location.file}:${location.line}:${location.column} ` : "";
  const place = [job, path].filter(Boolean).join(" ").replaceAll("\n", "\\n");
  return printable(`${file}${severity} ${code}${place ? ` [${place}]` : ""}: ${message}\n  fix: ${fix}`);
}

/** A manifest's texts are in there: none may move the cursor of a terminal, or be half a character. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]|[\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
