import {
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "../../schema/message-of.ts";
import type { FileChange } from "./file-change.ts";

/**
 * Writes every change, or none: what was written before a failure is put back, and folders that were made for it
 * are removed. Ctrl-C waits until all is written.
 *
 * @throws Error that says which file could not be written
 */
export function applyChanges(changes: readonly FileChange[]): void {
  const undo: (() => void)[] = [];
  const wait = (): void => {};
  process.on("SIGINT", wait);
  try {
    for (const change of changes) {
      try {
        makeFolders(dirname(change.file), undo);
        write(change.file, change.after, change.before !== null);
      } catch (error) {
        throw new Error(`${change.path} could not be written: ${messageOf(error)}. Nothing was changed.`, {
          cause: error,
        });
      }
      undo.unshift(() => restore(change));
    }
  } catch (error) {
    for (const step of undo) step();
    throw error;
  } finally {
    process.off("SIGINT", wait);
  }
}

/** Makes what is missing of a folder, from the top; each is noted as something to undo. */
function makeFolders(folder: string, undo: (() => void)[]): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder), undo);
  mkdirSync(folder);
  undo.unshift(() => rmdirSync(folder));
}

/** By a temporary file beside it and a rename: nobody ever reads half of one. Links and permissions stay. */
function write(path: string, text: string, isThere: boolean): void {
  const file = isThere ? realpathSync(path) : path;
  const temporary = `${file}.jobwright-init`;
  try {
    writeFileSync(temporary, text, isThere ? { mode: statSync(file).mode } : {});
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function restore({ file, before }: FileChange): void {
  if (before === null) rmSync(file, { force: true });
  else write(file, before, true);
}
