import { knownResult } from "./cache/known-result.ts";
import { observeLoading } from "./cache/observe-loading.ts";
import type { CodegenOptions, CodegenReport } from "./codegen-report.ts";
import { findConfig } from "./find-config.ts";

export type { CodegenOptions, CodegenReport, ReportedChange } from "./codegen-report.ts";

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
