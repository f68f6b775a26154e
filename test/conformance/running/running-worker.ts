import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Address } from "../backends.ts";

/** A process that is a worker, and runs a job. */
export interface RunningWorker {
  /** Of the job that it runs. */
  readonly id: string;
  /** Sends a signal. */
  send(signal: NodeJS.Signals): void;
  /** Waits for the handler's next line. */
  said(line: string): Promise<void>;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/**
 * Lets another process publish a job and work it by `run`, as `node worker.ts` would.
 *
 * @param drain of the worker, in milliseconds
 * @param after how long after its first signal the handler ends, in milliseconds
 */
export async function runningWorker(
  address: Address,
  { drain, after }: { readonly drain: number; readonly after: number },
): Promise<RunningWorker> {
  const script = fileURLToPath(new URL("run-process.ts", import.meta.url));
  const given = [JSON.stringify(address), String(drain), String(after)];
  const child = spawn(process.execPath, ["--conditions=@jobwright/source", script, ...given], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error(`The worker's process ended by itself: ${JSON.stringify(await exited)}`);
    return line.value;
  };
  return {
    id: await next(),
    send: (signal) => void child.kill(signal),
    async said(wanted) {
      while ((await next()) !== wanted);
    },
    exited,
  };
}
