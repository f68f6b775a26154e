import { join } from "node:path";
import { type Diagnostic, formatDiagnostic } from "../../../schema/diagnostics/diagnostic.ts";

/** What GitHub shows beside the changed lines, and with the run. */
export interface Annotation {
  readonly severity: Diagnostic["severity"];
  readonly title: string;
  readonly message: string;
  /** Absolute. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** @param project what the diagnostic's file is relative to, absolute */
export function annotationOf(found: Diagnostic, project: string): Annotation {
  const { code, severity, location } = found;
  const text = formatDiagnostic({ ...found, location: undefined }).replace("\n  fix: ", "\nfix: ");
  return {
    severity,
    title: code,
    message: text.slice(`${severity} ${code}`.length).replace(/^:? /, ""),
    ...(location && { file: join(project, location.file), line: location.line, column: location.column }),
  };
}
