import { mkdir, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DiagnosticError } from "../schema/diagnostics/diagnostic.ts";
import type { Change, Comparison } from "./compare.ts";
import { recordName } from "./output-record.ts";
import type { Plan } from "./plan.ts";
import { writeObstacles } from "./write-obstacles.ts";

/**
 * Makes the disk equal to the plan. The records come last, so that an interrupted run is repeated and nothing
 * is recorded that was not written.
 *
 * @param shown how a path is shown to people
 * @throws DiagnosticError before anything is written where a link leads out of an output folder or the handlers'
 * folder, or a link to nothing or a file is in the way
 */
export async function writeOutput(
  { changes }: Comparison,
  { folders, handlers }: Plan,
  shown: (path: string) => string,
): Promise<void> {
  const roots = folders.map(({ path }) => path);
  const obstacles = writeObstacles(changes, handlers === null ? roots : [...roots, handlers], shown);
  if (obstacles.length > 0) throw new DiagnosticError(obstacles);
  const isRecord = ({ path }: Change): boolean => roots.some((root) => path === join(root, recordName));
  for (const change of changes) if (!isRecord(change)) await apply(change, roots);
  for (const change of changes) if (isRecord(change)) await apply(change, roots);
}

async function apply(change: Change, roots: readonly string[]): Promise<void> {
  switch (change.state) {
    case "extra":
      await unlink(change.path);
      return removeEmptyFolders(dirname(change.path), roots);
    case "stub":
      await mkdir(dirname(change.path), { recursive: true });
      // Fails where the file exists by now: a handler is never overwritten.
      return writeFile(change.path, change.text, { flag: "wx" });
    default:
      return replaceFile(change.path, change.text);
  }
}

/** By a temporary file beside it and a rename, so that no reader ever sees half a file. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function removeEmptyFolders(folder: string, roots: readonly string[]): Promise<void> {
  if (roots.includes(folder)) return;
  try {
    await rmdir(folder);
  } catch {
    return; // Not empty.
  }
  await removeEmptyFolders(dirname(folder), roots);
}
