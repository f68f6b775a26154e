import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Runs a benchmark with a folder of its own, and removes it at the end: within the project, so that what lies in it
 * finds zod, and below a folder that every tool passes over.
 */
export async function inScratchFolder(
  name: string,
  benchmark: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = join(import.meta.dirname, "../.jobwright");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, `bench-${name}-`));
  try {
    await benchmark(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
