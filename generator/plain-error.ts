import { type Diagnostic, DiagnosticError } from "../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../schema/message-of.ts";

/** An error as a thread can tell it to another. */
export type PlainError =
  | { readonly diagnostics: readonly Diagnostic[] }
  /** Of what is no diagnostic. */
  | { readonly message: string };

export function plainError(error: unknown): PlainError {
  if (!(error instanceof DiagnosticError)) return { message: messageOf(error) };
  // What was thrown may hold what no message can carry.
  return { diagnostics: error.diagnostics.map(({ cause, ...found }) => found) };
}

export function errorOf(plain: PlainError): Error {
  return "diagnostics" in plain ? new DiagnosticError(plain.diagnostics) : new Error(plain.message);
}
