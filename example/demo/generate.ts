import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Contract } from "jobwright";
import { formatTime } from "./table.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What `jobwright codegen --format json` prints. */
interface CodegenDocument {
  readonly changes: readonly { readonly state: string; readonly path: string }[];
  readonly unchanged: number;
}

export interface Generation {
  readonly contract: Contract;
  /** What was generated, for people. */
  readonly summary: string;
}

/** Runs `jobwright codegen` on this checkout. @throws Error when it fails, after its own report on stderr */
export async function generate(): Promise<Generation> {
  const started = performance.now();
  const { changes, unchanged } = await runCodegen();
  const time = formatTime(performance.now() - started);
  const contract: Contract = JSON.parse(await readFile(`${root}generated/contract.json`, "utf8"));
  const routers = new Set(contract.jobs.flatMap(({ namespace }) => namespace ?? []));
  const lines = [
    `Generated from example/jobs.manifest.ts in ${time}: ${contract.jobs.length} jobs, ${routers.size} routers.`,
    `${unchanged + changes.length} generated files, ${changes.length} of them changed.`,
    ...changes.map(({ state, path }) => `  ${state} ${path}`),
  ];
  return { contract, summary: lines.join("\n") };
}

async function runCodegen(): Promise<CodegenDocument> {
  const command = ["--conditions=@jobwright/source", "generator/bin.ts", "codegen", "--format", "json"];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [document] = await Promise.all([text(child.stdout), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`jobwright codegen ended with exit code ${child.exitCode}.`);
  return JSON.parse(document);
}
