import { writeSync } from "node:fs";

/**
 * Makes an end of the process that no command decided an error: the manifest, or what it imports, may call
 * `process.exit(0)`, throw in a timer or wait for what never comes, and CI must not take that for good.
 *
 * @returns what is called when a command has decided
 */
export function refuseEarlyEnd(): () => void {
  const onExit = (): void => {
    process.exitCode = 1;
    say("jobwright ended before it was done: the process was exited, or waited for what never comes.\n");
  };
  const onException = (error: unknown): void => {
    say(`jobwright: an error that nobody caught: ${error instanceof Error ? error.stack : error}\n`);
    process.off("exit", onExit);
    process.exit(1);
  };
  process.on("exit", onExit);
  process.on("uncaughtException", onException);
  return () => {
    process.off("exit", onExit);
    process.off("uncaughtException", onException);
  };
}

/** At the end of a process only what is written at once is written. */
function say(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // stderr is closed.
  }
}
