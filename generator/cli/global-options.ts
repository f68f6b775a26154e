import type { OutputFormat } from "./terminal.ts";

/** Options of every command. */
export interface GlobalOptions {
  /** The config's file, relative to `cwd`. */
  readonly config: string | undefined;
  readonly cwd: string;
  readonly format: OutputFormat;
  readonly color: boolean;
  /** Show where an unexpected error came from. */
  readonly debug: boolean;
}
