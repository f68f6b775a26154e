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
  const blocked = new Set(
    changes.flatMap((change) => (leadsOut(change, roots) ? [] : (blockedBy(change) ?? []))),
  );
  return [
    ...changes
      .filter((change) => leadsOut(change, roots))
      .map(({ path }) =>
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

function leadsOut({ path }: Change, roots: readonly string[]): boolean {
  const root = roots.find((folder) => isInside(path, folder));
  return root === undefined || !isInside(realPath(dirname(path)), realPath(root));
}

/** What is in the way: anything but a folder above the file, or a link in place of a handler that is not there. */
function blockedBy({ state, path }: Change): string | undefined {
  for (const folder of foldersAbove(path)) {
    if (!hasEntry(folder)) return undefined;
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  }
  return state === "stub" && hasEntry(path) ? path : undefined;
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
