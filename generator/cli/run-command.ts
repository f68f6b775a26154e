import type { ExitCode } from "./exit-code.ts";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";

/** Runs a command with its options and keeps its exit code. */
export type RunCommand = (
  options: GlobalOptions,
  command: (terminal: Terminal) => Promise<ExitCode>,
) => Promise<void>;
