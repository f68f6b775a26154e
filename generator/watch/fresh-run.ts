import { Worker } from "node:worker_threads";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import type { CodegenOptions, CodegenReport } from "../codegen-report.ts";
import type { FreshResult } from "./fresh-thread.ts";

export type FreshRun = {
  /** The manifest's file; undefined where the config could not be read. */
  readonly manifest: string | undefined;
  /** The user's files that were loaded, as far as Node tells. */
  readonly loaded: readonly string[];
} & ({ readonly report: CodegenReport; readonly error?: never } | { readonly error: Error });

/** Runs codegen in a thread of its own, in which no module was loaded before. */
export async function runFresh({ cwd, config, write }: CodegenOptions): Promise<FreshRun> {
  // The thread's file ends as this one does, in the sources and in the package.
  const file = new URL(import.meta.url.replace(/fresh-run(\.\w+)$/, "fresh-thread$1"));
  const options: CodegenOptions = { cwd, config, write };
  const thread = new Worker(file, { workerData: options });
  const { promise, resolve, reject } = Promise.withResolvers<FreshResult>();
  thread.once("message", resolve);
  thread.once("error", reject);
  thread.once("exit", (code) => reject(new Error(`The manifest ended its process with ${code}.`)));
  try {
    const { result, manifest, loaded } = await promise;
    if ("report" in result) return { manifest, loaded, report: result.report };
    const error =
      "diagnostics" in result ? new DiagnosticError(result.diagnostics) : new Error(result.message);
    return { manifest, loaded, error };
  } catch (error) {
    return {
      manifest: undefined,
      loaded: [],
      error: error instanceof Error ? error : new Error(String(error)),
    };
  } finally {
    await thread.terminate();
  }
}
