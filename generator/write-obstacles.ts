import { existsSync, lstatSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Diagnostic, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { Change } from "./compare.ts";
import { isInside, realPath } from "./output-folder.ts";

/**
 * Why changes cannot be written where the plan has them; nothing where all can.
 *
 * @param roots the output folders and the handlers' folder, absolute
 * @param shown how a path is shown to people
 */
export function writeObstacles(
  changes: readonly Change[],
  roots: readonly string[],
  shown: (path: string) => string,
): readonly Diagnostic[] {
  const out: Change[] = [];
  const blocked = new Set<string>();
  for (const [folder, within] of Map.groupBy(changes, ({ path }) => dirname(path))) {
    if (leadsOut(folder, roots)) out.push(...within);
    else for (const path of blockedIn(folder, within)) blocked.add(path);
  }
  return [
    ...out.map(({ path }) =>
      unsafe(`${shown(path)}: a link leads out of the folder that it is in.`, "Remove the link."),
    ),
    ...changes
      .filter(({ path }) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
      .map(({ path }) =>
        unsafe(`${shown(path)} is a folder, where a file must be.`, "Move the folder away."),
      ),
    ...[...blocked].map((path) =>
      existsSync(path)
        ? unsafe(`${shown(path)} is a file, where a folder must be.`, "Move the file away.")
        : unsafe(`${shown(path)} is a link to nothing.`, "Remove the link, or write what it leads to."),
    ),
  ];
}

function leadsOut(folder: string, roots: readonly string[]): boolean {
  const root = roots.find((path) => isInside(folder, path));
  return root === undefined || !isInside(realPath(folder), realPath(root));
}

/** What is in the way: anything but a folder above the files, or a link in place of a handler that is not there. */
function blockedIn(folder: string, changes: readonly Change[]): readonly string[] {
  for (const above of [...foldersAbove(folder), folder]) {
    if (!hasEntry(above)) return [];
    if (!statSync(above, { throwIfNoEntry: false })?.isDirectory()) return [above];
  }
  return changes.flatMap(({ state, path }) => (state === "stub" && hasEntry(path) ? path : []));
}

/** The outermost first. */
function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [...foldersAbove(folder), folder];
}

/** Whether there is anything, if only a link to nothing. */
function hasEntry(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function unsafe(message: string, fix: string): Diagnostic {
  return diagnostic("OUT_UNSAFE", message, { fix });
}
