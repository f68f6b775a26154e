import { mkdir, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { Change, Comparison } from "./compare.ts";
import { isInside, realPath } from "./output-folder.ts";
import { recordName } from "./output-record.ts";
import type { Plan } from "./plan.ts";

/**
 * Makes the disk equal to the plan. The records come last, so that an interrupted run is repeated and nothing
 * is recorded that was not written.
 *
 * @throws DiagnosticError before anything is written where a link leads out of an output folder or the handlers' folder
 */
export async function writeOutput({ changes }: Comparison, { folders, handlers }: Plan): Promise<void> {
  const roots = folders.map(({ path }) => path);
  requireInside(changes, handlers === null ? roots : [...roots, handlers]);
  const isRecord = ({ path }: Change): boolean => roots.some((root) => path === join(root, recordName));
  for (const change of changes) if (!isRecord(change)) await apply(change, roots);
  for (const change of changes) if (isRecord(change)) await apply(change, roots);
}

function requireInside(changes: readonly Change[], roots: readonly string[]): void {
  const outside = changes.filter(({ path }) => {
    const root = roots.find((folder) => isInside(path, folder));
    return root === undefined || !isInside(realPath(dirname(path)), realPath(root));
  });
  if (outside.length === 0) return;
  throw new DiagnosticError(
    outside.map(({ path }) =>
      diagnostic("OUT_UNSAFE", `${path}: a link leads out of the folder that it is in.`),
    ),
  );
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
