import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import type { CodegenOptions, CodegenReport } from "../codegen-report.ts";
import { FileChanges } from "./file-changes.ts";
import { WarmCodegen } from "./warm-codegen.ts";

export interface WatchOptions extends Omit<CodegenOptions, "write"> {
  /** Ends the watch, after a run that is under way. */
  readonly signal: AbortSignal;
  /** Called after each run, the first one included. */
  readonly onRun: (run: WatchedRun) => void;
}

/** How a run of a watch ended. */
export interface WatchedRun {
  /** Undefined where the run failed: then the output is as it was. */
  readonly report: CodegenReport | undefined;
  /** What is wrong, or warned of. */
  readonly diagnostics: readonly Diagnostic[];
  /** What failed that is no diagnostic. */
  readonly error: string | undefined;
  /** The files whose changes led to the run, absolute; none for the first. */
  readonly changed: readonly string[];
  /** How long it took, in milliseconds. */
  readonly duration: number;
}

/**
 * Runs codegen now, and again whenever the manifest, the config, what they import, a tsconfig.json or a package.json
 * above them changes. One run at a time: changes during a run lead to one more.
 *
 * @returns once the signal is aborted
 * @example await watchCodegen({ cwd, signal, onRun: ({ report, diagnostics }) => show(report, diagnostics) });
 */
export async function watchCodegen({ signal, onRun, ...options }: WatchOptions): Promise<void> {
  // Node 22 has no `await using`, and runs this file as it is.
  const changes = new FileChanges();
  try {
    const codegen = new WarmCodegen({ ...options, write: true });
    for (let changed: readonly string[] = []; !signal.aborted; changed = await changes.next(signal)) {
      const began = performance.now();
      const result = await codegen.run().then(succeeded, failed);
      onRun({ ...result, changed, duration: performance.now() - began });
      await changes.watch(await codegen.files(), performance.timeOrigin + began, result.report === undefined);
      codegen.readWritten();
    }
  } finally {
    await changes[Symbol.asyncDispose]();
  }
}

type Result = Pick<WatchedRun, "report" | "diagnostics" | "error">;

function succeeded(report: CodegenReport): Result {
  return { report, diagnostics: report.diagnostics, error: undefined };
}

function failed(error: unknown): Result {
  if (error instanceof DiagnosticError)
    return { report: undefined, diagnostics: error.diagnostics, error: undefined };
  return { report: undefined, diagnostics: [], error: messageOf(error) };
}
