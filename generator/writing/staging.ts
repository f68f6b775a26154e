import { accessSync, constants, mkdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { isInside } from "../output-folder.ts";
import { errorCode } from "./error-code.ts";
import { stagingName } from "./staging-name.ts";

/** A text that is to become a file. */
export interface StagedText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** A file that is whole, and where it goes. */
export interface Staged {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes texts beside their places, and makes the folders that they go to. Where that fails, for want of room or of
 * permission, all is as it was.
 *
 * @param roots the output folders
 * @throws DiagnosticError with OUT_WRITE, which names the file
 */
export function stage(
  texts: readonly StagedText[],
  roots: readonly string[],
  shown: (path: string) => string,
): readonly Staged[] {
  const created: string[] = [];
  const ready = new Set<string>();
  const makeReady = (folder: string): void => {
    if (ready.has(folder)) return;
    const first = mkdirSync(folder, { recursive: true });
    if (first !== undefined) created.push(first);
    accessSync(folder, constants.W_OK);
    ready.add(folder);
  };
  try {
    return texts.map(({ path, text }, index) => {
      const root = roots.find((folder) => isInside(path, folder)) ?? roots[0] ?? dirname(path);
      const staged = join(root, stagingName, String(index));
      naming(path, shown, () => {
        makeReady(dirname(staged));
        makeReady(dirname(path));
        writeFileSync(staged, text);
      });
      return { from: staged, to: path };
    });
  } catch (error) {
    sweepStaging(roots);
    for (const folder of created.reverse()) removeEmpty(folder);
    throw error;
  }
}

/** Removes what an interrupted run left. */
export function sweepStaging(roots: readonly string[]): void {
  for (const root of roots) rmSync(join(root, stagingName), { recursive: true, force: true });
}

/** @throws DiagnosticError that names the file where the action fails */
export function naming<Result>(path: string, shown: (path: string) => string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const reason = reasons[errorCode(error)] ?? errorCode(error);
    throw new DiagnosticError([
      diagnostic("OUT_WRITE", `${shown(path)} cannot be written: ${reason}.`, { cause: error }),
    ]);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied (EACCES)",
  EPERM: "permission denied (EPERM)",
  EROFS: "the disk is read-only (EROFS)",
  ENOSPC: "the disk is full (ENOSPC)",
  EDQUOT: "the disk quota is used up (EDQUOT)",
  EFBIG: "the file is larger than the system allows (EFBIG)",
  EMFILE: "too many files are open (EMFILE)",
  ENAMETOOLONG: "its name is too long for the disk (ENAMETOOLONG)",
};

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, or gone.
  }
}
