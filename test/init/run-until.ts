import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Finished } from "../docs/scratch-project.ts";

/** Runs a program that goes on until Ctrl-C, and gives it that once its output fits `until`. */
export async function runUntil(
  [program = "", ...given]: readonly string[],
  cwd: string,
  until: RegExp,
): Promise<Finished> {
  const child = spawn(program, given, { cwd, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const before = until.test(stdout);
    stdout += chunk;
    // As a terminal does it: to the program and to all that it started.
    if (until.test(stdout) && !before && child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  });
  await once(child, "close");
  return { code: child.exitCode, stdout, stderr };
}
