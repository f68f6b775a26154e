import { catalogue, type DiagnosticCode } from "./catalogue.ts";
import { printable } from "./printable.ts";

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
