import type { Diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { Change } from "./compare.ts";
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
