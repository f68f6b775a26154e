import { tellFailure } from "./guarded.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Makes an end of the process that no command decided an error: the manifest, or what it imports, may call
 * `process.exit(0)`, throw in a timer or wait for what never comes, and CI must not take that for good.
 *
 * @returns what is called when the command has decided
 */
export function refuseEarlyEnd(terminal: Terminal): () => void {
  const tell = (error: unknown, debug: boolean): void => {
    process.exitCode = tellFailure(error, terminal, debug);
    terminal.end();
  };
  const onExit = (): void =>
    tell(
      new Error("ended before it was done: the process was exited, or waited for what never comes."),
      false,
    );
  const onException = (error: unknown): void => {
    process.off("exit", onExit);
    tell(error, true);
    process.exit();
  };
  process.on("exit", onExit);
  process.on("uncaughtException", onException);
  return () => {
    process.off("exit", onExit);
    process.off("uncaughtException", onException);
  };
}
