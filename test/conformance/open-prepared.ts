import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedBackend, embedded } from "jobwright/embedded";
import { onTestFinished } from "vitest";
import { copyPreparedFolder } from "./prepared-folder.ts";

/** An embedded backend on a copy of the prepared folder, both gone at the test's end: one in memory takes seconds. */
export async function openPrepared(): Promise<EmbeddedBackend> {
  const dir = await mkdtemp(join(tmpdir(), "jobwright-test-"));
  await copyPreparedFolder(dir);
  const backend = embedded({ dir });
  onTestFinished(async () => {
    await backend.close();
    await rm(dir, { recursive: true, force: true });
  });
  return backend;
}
