import { spawn } from "node:child_process";

/**
 * Runs a program of the package manager's in a folder. Its output goes to stderr: stdout is for results.
 *
 * @returns whether it ended well
 */
export async function runCommand([program = "", ...given]: readonly string[], cwd: string): Promise<boolean> {
  // On Windows, package managers are scripts that only a shell starts. No word of ours needs quoting.
  const shell = process.platform === "win32";
  const child = spawn(program, given, { cwd, shell, stdio: ["inherit", process.stderr, process.stderr] });
  return new Promise((done) => {
    child.once("error", () => done(false));
    child.once("close", (code) => done(code === 0));
  });
}
