import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import { UsageError } from "../run/usage-error.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { countsOf } from "./report-text.ts";
import type { Terminal } from "./terminal.ts";

/** Runs a command. Every error ends here: problems as diagnostics, the unexpected without its stack unless asked for. */
export async function guarded(
  terminal: Terminal,
  debug: boolean,
  command: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    return tellFailure(error, terminal, debug);
  } finally {
    terminal.end();
  }
}

/** @returns the exit code that says the same */
export function tellFailure(error: unknown, terminal: Terminal, debug: boolean): ExitCode {
  const code = error instanceof UsageError ? exitCode.usage : exitCode.error;
  const diagnostics = error instanceof DiagnosticError ? error.diagnostics : [];
  const message = diagnostics.length > 0 ? countsOf(diagnostics) : messageOf(error);
  terminal.report(diagnostics);
  if (diagnostics.length === 0) {
    terminal.annotate({ severity: "error", title: "failed", message });
    terminal.note(code === exitCode.usage ? message : `jobwright: ${message}`);
  }
  if (debug) printStacks(error, diagnostics);
  terminal.document({ ok: false, exitCode: code, error: message, diagnostics });
  return code;
}

/** One error may be the cause of several problems. */
function printStacks(error: unknown, diagnostics: readonly Diagnostic[]): void {
  const causes = diagnostics.length > 0 ? diagnostics.map(({ cause }) => cause) : [error];
  for (const stack of new Set(causes.map(stackOf))) if (stack) process.stderr.write(`\n${stack}\n`);
}

function stackOf(thrown: unknown): string | undefined {
  try {
    return thrown instanceof Error ? thrown.stack : undefined;
  } catch {
    return undefined; // The user's code may throw what cannot be read.
  }
}
