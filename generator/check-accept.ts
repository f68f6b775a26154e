import { catalogue, type DiagnosticCode } from "../schema/diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { isPortabilityWarning } from "../schema/portability/portability.ts";
import { didYouMean } from "../schema/resolve/did-you-mean.ts";

/** What is wrong with a code below the config's `accept`; undefined where its warnings can be accepted. */
export function acceptProblem(code: string, path: string): Diagnostic | undefined {
  if (isPortabilityWarning(code)) return undefined;
  if (isCode(code)) {
    const { severity, fix } = catalogue[code];
    const what = severity === "error" ? "an error" : "no warning about a job's schemas";
    return diagnostic("ACCEPTANCE_INVALID", `${code} is ${what}, and cannot be accepted.`, {
      path,
      fix: `Remove it from accept. Of ${code}: ${fix}`,
    });
  }
  const codes = Object.keys(catalogue).filter(isPortabilityWarning);
  const meant = didYouMean(code, codes);
  return diagnostic("ACCEPTANCE_INVALID", `There is no diagnostic ${code}.`, {
    path,
    fix:
      meant === undefined
        ? `Write one of ${codes.join(", ")}.`
        : `Write \`${meant}\` in place of \`${code}\`.`,
  });
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(catalogue, code);
}
