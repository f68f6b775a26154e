import { parentPort, workerData } from "node:worker_threads";
import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import { type CodegenReport, codegen } from "../codegen.ts";

/** What the thread tells: what codegen would do, or why it would not. */
export type UpToDateReport =
  | { readonly kind: "compared"; readonly changes: CodegenReport["changes"] }
  | { readonly kind: "problems"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "error"; readonly message: string };

parentPort?.postMessage(await compare());

async function compare(): Promise<UpToDateReport> {
  const { cwd, config }: { readonly cwd: string; readonly config: string | undefined } = workerData;
  try {
    const { changes } = await codegen({ cwd, config, write: false });
    return { kind: "compared", changes };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) return { kind: "error", message: messageOf(error) };
    // What was thrown by the user's code may be anything, and would not travel.
    return { kind: "problems", diagnostics: error.diagnostics.map(({ cause, ...found }) => found) };
  }
}
