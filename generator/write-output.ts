import { constants, copyFileSync, linkSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { DiagnosticError } from "../schema/diagnostics/diagnostic.ts";
import type { Change, Comparison } from "./compare.ts";
import { recordName } from "./output-record.ts";
import type { Plan } from "./plan.ts";
import { writeObstacles } from "./write-obstacles.ts";
import { deferSignals } from "./writing/defer-signals.ts";
import { errorCode } from "./writing/error-code.ts";
import { naming, stage, sweepStaging } from "./writing/staging.ts";

/**
 * Makes the disk equal to the plan: first every file is written in full beside its place, then all are moved, the
 * records last. So an error leaves all as it was, and a process that is killed leaves each file as it was or as
 * planned, which the next run completes. SIGINT and SIGTERM take effect once all is done, less than a second later.
 *
 * @param shown how a path is shown to people
 * @throws DiagnosticError before anything is changed, where a link leads out of an output folder or the handlers' folder,
 * something is in the way, or the disk takes no more
 */
export async function writeOutput(
  { changes }: Comparison,
  { folders, handlers }: Plan,
  shown: (path: string) => string,
): Promise<void> {
  const roots = folders.map(({ path }) => path);
  const obstacles = writeObstacles(changes, handlers === null ? roots : [...roots, handlers], shown);
  if (obstacles.length > 0) throw new DiagnosticError(obstacles);
  await deferSignals(() => {
    sweepStaging(roots);
    if (changes.length > 0) applyAll(changes, roots, shown);
  });
}

function applyAll(
  changes: readonly Change[],
  roots: readonly string[],
  shown: (path: string) => string,
): void {
  const texts = changes.filter((change) => change.state !== "extra");
  const staged = new Map(stage(texts, roots, shown).map(({ from, to }) => [to, from] as const));
  const isRecord = ({ path }: Change): boolean => roots.some((root) => path === join(root, recordName));
  const inOrder = [
    ...changes.filter((change) => !isRecord(change)),
    ...changes.filter((change) => isRecord(change)),
  ];
  try {
    for (const change of inOrder)
      naming(change.path, shown, () => apply(change, staged.get(change.path), roots));
  } finally {
    sweepStaging(roots);
  }
}

function apply({ state, path }: Change, staged: string | undefined, roots: readonly string[]): void {
  if (state === "extra" || staged === undefined) {
    unlinkSync(path);
    removeEmptyFolders(dirname(path), roots);
  } else if (state === "stub") {
    putWhereNothingIs(staged, path);
  } else {
    renameSync(staged, path);
  }
}

/** A handler that was written meanwhile is its owner's. */
function putWhereNothingIs(from: string, to: string): void {
  try {
    linkOrCopy(from, to);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Not every disk has links, and none leads to another disk. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

function removeEmptyFolders(folder: string, roots: readonly string[]): void {
  if (roots.includes(folder)) return;
  try {
    rmdirSync(folder);
  } catch {
    return; // Not empty.
  }
  removeEmptyFolders(dirname(folder), roots);
}
