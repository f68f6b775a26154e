import type { DiagnosticCode } from "../diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

/** Takes note of a problem at a path; the catalogue has the fix, unless a better one is given. */
export type Report = (code: DiagnosticCode, message: string, path: string, fix?: string) => void;

/** A report that gathers into a list, for one job or for none. */
export function reportInto(diagnostics: Diagnostic[], job?: string): Report {
  return (code, message, path, fix) => {
    diagnostics.push(
      diagnostic(code, message, {
        ...(job === undefined ? {} : { job }),
        ...(path === "" ? {} : { path }),
        ...(fix === undefined ? {} : { fix }),
      }),
    );
  };
}
