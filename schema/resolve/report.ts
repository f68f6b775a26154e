import type { DiagnosticCode } from "../diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

/**
 * Takes note of a problem at a path; the catalogue has the fix, unless a better one is given. `cause` is what was
 * thrown, if anything.
 */
export type Report = (
  code: DiagnosticCode,
  message: string,
  path: string,
  fix?: string,
  cause?: unknown,
) => void;

/** A report that gathers into a list, for one job or for none. */
export function reportInto(diagnostics: Diagnostic[], job?: string): Report {
  return (code, message, path, fix, cause) => {
    diagnostics.push(
      diagnostic(code, message, {
        ...(job === undefined ? {} : { job }),
        ...(path === "" ? {} : { path }),
        ...(fix === undefined ? {} : { fix }),
        ...(cause === undefined ? {} : { cause }),
      }),
    );
  };
}
