import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import type { Project } from "../generator/project.ts";
import { commandLine } from "../programs/built-package.ts";

/** The command line, running in a project; killed at the end of its scope. */
export interface RunningCommand extends Disposable {
  readonly process: ChildProcess;
  /** Both streams so far. */
  output(): string;
  /** Waits until the output has what is sought, after `since` characters. */
  until(sought: string | RegExp, since?: number): Promise<void>;
  /** Waits for the end. */
  ended(): Promise<CommandEnd>;
}

export interface CommandEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function startCommand(project: Project, ...args: readonly string[]): RunningCommand {
  return spawnCommand(project, args, "ignore");
}

/** Runs a command to its end, with this on its stdin. */
export async function runWithInput(
  project: Project,
  input: string,
  ...args: readonly string[]
): Promise<CommandEnd> {
  const command = spawnCommand(project, args, "pipe");
  command.process.stdin?.end(input);
  return command.ended();
}

function spawnCommand(project: Project, args: readonly string[], stdin: "ignore" | "pipe"): RunningCommand {
  const child = spawn(process.execPath, commandLine(...args), {
    cwd: project.folder,
    stdio: [stdin, "pipe", "pipe"],
  });
  const text = { stdout: "", stderr: "" };
  let output = "";
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
      output += chunk;
    });
  }
  const closed = once(child, "close");
  return {
    process: child,
    output: () => output,
    until: (sought, since = 0) =>
      expect.poll(() => output.slice(since), { timeout: 100_000, interval: 50 }).toMatch(sought),
    async ended() {
      await closed;
      return { code: child.exitCode, signal: child.signalCode, ...text };
    },
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
