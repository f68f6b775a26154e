import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Address } from "../backends.ts";

const script = fileURLToPath(new URL("client-process.ts", import.meta.url));

/** A method of a job's client, and its parameters. */
type Call = readonly [method: string, ...parameters: readonly unknown[]];

/**
 * Lets another process open a backend, call methods of one job's client one after the other, and end.
 *
 * @returns what each gave, by way of JSON
 */
export async function callInProcess(
  address: Address,
  job: string,
  ...calls: readonly Call[]
): Promise<readonly unknown[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--conditions=@jobwright/source", script],
    ...[address, job, calls].map((value) => JSON.stringify(value)),
  ]);
  return JSON.parse(stdout);
}
