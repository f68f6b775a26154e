import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Address } from "../backends.ts";

/**
 * Lets another process publish a job and begin to work it, and kills that process with SIGKILL.
 *
 * @returns the job's id
 */
export async function killWorkerAtWork(address: Address, attempts: number): Promise<string> {
  const script = fileURLToPath(new URL("worker-process.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--conditions=@jobwright/source", script, JSON.stringify(address), String(attempts)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const exited = once(child, "exit");
  const [id] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    exited.then(([code]) =>
      Promise.reject(new Error(`The worker's process ended by itself, with code ${code}.`)),
    ),
  ]);
  child.kill("SIGKILL");
  await exited;
  return String(id);
}
