import type { Diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { Change } from "./compare.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
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
  readonly config: ResolvedConfig;
  /** What was done, or would be. Paths are relative to the project, with forward slashes. */
  readonly changes: readonly { readonly state: Change["state"]; readonly path: string }[];
  readonly unchanged: number;
  /** Warnings, and what is wrong with handlers, which are the user's own and stop nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Manifest → contract → plan → what differs on disk → written, where asked to.
 *
 * @throws DiagnosticError with every problem of the config, the manifest or the output folder; nothing is written
 * @example await codegen({ cwd: process.cwd(), write: true });
 */
export async function codegen(options: CodegenOptions): Promise<CodegenReport> {
  const { runCodegen } = await import("./run-codegen.ts");
  const { report } = await runCodegen(options);
  return report;
}
