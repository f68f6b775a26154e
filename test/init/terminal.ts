import { spawn } from "node:child_process";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { commandLine } from "../programs/built-package.ts";

/** What to wait for on the screen, and the keys to press then. */
export type Answer = readonly [shown: string, keys: string];

export const enter = "\r";
export const down = "\u001b[B";
export const interrupt = "\u0003";

/** Of util-linux: gives a program a terminal of its own. */
const pseudoTerminal = "script";

/** Runs the command line on a pseudo-terminal, and answers what it asks, in order. */
export async function atTerminal(
  cwd: string,
  args: readonly string[],
  answers: readonly Answer[],
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const program = [process.execPath, ...commandLine(...args)].join(" ");
  const child = spawn(pseudoTerminal, ["-qfec", `stty cols 100 rows 50; exec ${program}`, "/dev/null"], {
    cwd,
    env: { ...process.env, TERM: "xterm", CI: "" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const left = [...answers];
  let written = "";
  let answered = 0;
  // Of the whole: a chunk may end within a control sequence.
  const screen = (): string => stripVTControlCharacters(written);
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    written += chunk;
    for (let [next] = left; next; [next] = left) {
      const at = screen().indexOf(next[0], answered);
      if (at === -1) return;
      answered = at + next[0].length;
      left.shift();
      child.stdin.write(next[1]);
    }
  });
  await once(child, "close");
  return { code: child.exitCode, screen: screen() };
}
