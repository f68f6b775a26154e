import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embedded } from "jobwright/embedded";
import { contractByHand } from "./by-hand.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(project, "node_modules/.cache/jobwright-tests");

/**
 * Copies a folder of the embedded backend, without any jobs, to `dir`: making one anew takes several times as long. It is
 * made once for each version of what is stored in it.
 */
export async function copyPreparedFolder(dir: string): Promise<void> {
  const prepared = join(cache, `embedded-${await versionOfContents()}`);
  if (!(await exists(prepared))) await prepare(prepared);
  // A thousand files: one after another through promises takes nine times the processor time.
  cpSync(prepared, dir, { recursive: true });
}

async function versionOfContents(): Promise<string> {
  const { devDependencies } = createRequire(import.meta.url)("../../package.json");
  const ownSchema = await readFile(join(project, "runtime/backends/pg-boss/sql/own-schema.ts"), "utf8");
  const contents = [devDependencies["@electric-sql/pglite"], devDependencies["pg-boss"], ownSchema];
  return createHash("sha256").update(JSON.stringify(contents)).digest("hex").slice(0, 16);
}

/** Several processes may make it at once: the first whose folder is complete gives it its name. */
async function prepare(prepared: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(join(cache, "preparing-"));
  const backend = embedded({ dir: own });
  await backend.prepare(contractByHand());
  await backend.close();
  try {
    await rename(own, prepared);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!(await exists(prepared))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
