import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { until } from "../../conformance/until.ts";
import type { Ledger } from "../ledger.ts";
import type { FillingSettings, PublisherSettings, WorkerSettings } from "./settings.ts";

/** A process of its own. It ends with the test. */
export interface Program {
  readonly pid: number;
  /** With the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly isAlive: boolean;
  /** The end of what it wrote to standard error. */
  errors(): string;
  /** Waits until it has said the word. */
  said(word: string): Promise<void>;
  /** Tells it to stop publishing. */
  stop(): void;
  kill(signal: NodeJS.Signals): void;
}

/** @returns when it works jobs */
export async function startWorker(settings: WorkerSettings, ledger: Ledger): Promise<Program> {
  const program = start(new URL("worker-process.ts", import.meta.url), settings, ledger);
  await program.said("ready");
  return program;
}

export function startPublisher(settings: PublisherSettings, ledger: Ledger): Program {
  return start(new URL("publisher-process.ts", import.meta.url), settings, ledger);
}

/**
 * Starts a process that publishes large jobs.
 *
 * @param fileBlocks no file that it writes may have more blocks of 512 bytes, as on a disk that is full
 */
export function startFilling(settings: FillingSettings, ledger: Ledger, fileBlocks?: number): Program {
  return start(new URL("filling-process.ts", import.meta.url), settings, ledger, fileBlocks);
}

function start(script: URL, settings: object, ledger: Ledger, fileBlocks?: number): Program {
  const file = fileURLToPath(script);
  const limit = fileBlocks === undefined ? "" : `ulimit -f ${fileBlocks};`;
  const node = [process.execPath, "--conditions=@jobwright/source", file, JSON.stringify(settings)];
  const child = spawn("sh", ["-c", `${limit} exec "$@"`, "sh", ...node], { stdio: ["pipe", "pipe", "pipe"] });
  const pid = child.pid ?? 0;
  const words = new Set<string>();
  const heard = listen(child, (line) => {
    words.add(line.split("\t", 1)[0] ?? "");
    ledger.note(pid, line);
  });
  let isAlive = true;
  // `close` comes when all that it wrote has been read.
  const ended = once(child, "close").then(([code, signal]): number | NodeJS.Signals => {
    isAlive = false;
    return signal ?? code;
  });
  // A program that died hears nothing any more.
  child.stdin.on("error", () => {});
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    pid,
    ended,
    get isAlive() {
      return isAlive;
    },
    errors: heard.errors,
    said: async (word) => {
      await until(() => words.has(word) || !isAlive, {
        timeout: 60_000,
        what: `${basename(file)} says ${word}`,
      });
      if (!words.has(word))
        throw new Error(`${basename(file)} ended without saying ${word}:\n${heard.errors()}`);
    },
    stop: () => void child.stdin.write("stop\n"),
    kill: (signal) => void child.kill(signal),
  };
}

function listen(
  { stdout, stderr }: ChildProcessByStdio<Writable, Readable, Readable>,
  onLine: (line: string) => void,
): { errors(): string } {
  let errors = "";
  createInterface(stdout).on("line", onLine);
  stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-10_000);
  });
  return { errors: () => errors };
}
