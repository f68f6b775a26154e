import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a benchmark prints, run as its npm script runs it. */
export async function runBenchmark(name: string, ...args: readonly string[]): Promise<string> {
  const script = join(import.meta.dirname, "../../bench", name, "main.ts");
  const command = ["--conditions=@jobwright/source", script, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return stdout;
}
