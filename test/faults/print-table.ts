import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { TestProject } from "vitest/node";
import { faultTable, rowsFile } from "./report.ts";

/** What it returns runs after the last test. */
export default function setup({ config }: TestProject): () => Promise<void> {
  return async () => {
    const file = config.env[rowsFile];
    if (!file) return;
    if (existsSync(file)) console.log(`\n${faultTable(file)}\n`);
    await rm(dirname(file), { recursive: true, force: true });
  };
}
