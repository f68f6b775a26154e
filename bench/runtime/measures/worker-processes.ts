import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProgramFolder } from "../program-folder.ts";
import type { ProgramSettings, WorkerMemory, WorkerStart } from "../programs/settings.ts";
import type { ServerLoad } from "../server-load.ts";

/** What one worker without jobs to work costs. */
export interface IdleWorker extends WorkerStart, WorkerMemory {
  /** On Postgres. */
  readonly transactionsPerSecond: number;
  /** To the server, all of the process's. */
  readonly connections: number;
}

/** A worker's own start, before its idle load is counted. */
const settleMilliseconds = 3_000;
const idleMilliseconds = 5_000;

/** Starts a worker in a process of its own, leaves it idle, and measures it. */
export async function idleWorker(
  { folder, program }: ProgramFolder,
  settings: ProgramSettings,
  load: ServerLoad,
): Promise<IdleWorker> {
  const args = ["--expose-gc", "--no-warnings", program("worker-process"), JSON.stringify(settings)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const start: WorkerStart = JSON.parse(await nextLine(lines));
    await sleep(settleMilliseconds);
    const [before, began] = [await load.transactions(), performance.now()];
    await sleep(idleMilliseconds);
    const transactions = (await load.transactions()) - before;
    const transactionsPerSecond = (transactions * 1_000) / (performance.now() - began);
    const connections = await load.connections();
    child.stdin.write("\n");
    const memory: WorkerMemory = JSON.parse(await nextLine(lines));
    return { ...start, ...memory, transactionsPerSecond, connections };
  } finally {
    await end(child);
  }
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next();
  if (done) throw new Error("A measured worker ended early.");
  return value;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}
