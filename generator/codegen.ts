import type { Diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { knownResult } from "./cache/known-result.ts";
import { observeLoading } from "./cache/observe-loading.ts";
import type { Change } from "./compare.ts";
import { findConfig } from "./find-config.ts";
import type { LockOptions } from "./writing/run-lock.ts";

export interface CodegenOptions {
  /** The folder in which the config is looked for. */
  readonly cwd: string;
  /** The config's file, relative to `cwd`. */
  readonly config?: string | undefined;
  /** False: only say what would be written and deleted. */
  readonly write: boolean;
  /** Called where another run writes for the same project, which is waited for. */
  readonly onWait?: LockOptions["onWait"];
}

export interface CodegenReport {
  /** What was done, or would be. Paths are relative to the project, with forward slashes. */
  readonly changes: readonly ReportedChange[];
  readonly unchanged: number;
  /** Warnings, and what is wrong with handlers, which are the user's own and stop nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReportedChange {
  readonly state: Change["state"];
  readonly path: string;
  /** The planned text; null for a file that is not in the plan. */
  readonly text: string | null;
}

/**
 * Manifest → contract → plan → what differs on disk → written, where asked to. Where nothing changed since the last
 * run, that is known from its fingerprint, and none of this is done.
 *
 * @throws DiagnosticError with every problem of the config, the manifest or the output folder; nothing is written
 * @example await codegen({ cwd: process.cwd(), write: true });
 */
export async function codegen(options: CodegenOptions): Promise<CodegenReport> {
  const startedAt = Date.now();
  const known = knownResult(findConfig(options.cwd, options.config));
  if (known) return known;
  const observed = options.write ? observeLoading() : undefined;
  try {
    const { runCodegen } = await import("./run-codegen.ts");
    const run = await runCodegen(options);
    if (observed) {
      const { rememberRun } = await import("./cache/remember-run.ts");
      await rememberRun(run, observed, startedAt);
    }
    return run.report;
  } finally {
    observed?.stop();
  }
}
