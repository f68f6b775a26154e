import { accessSync, constants, statfsSync } from "node:fs";
import { unwritable } from "./folder-fault.ts";

const megabyte = 2 ** 20;

/** Two segments of the write-ahead log, which grows by one at a time. */
const reserve = 32 * megabyte;

/** What a new database takes. */
const newDatabase = 48 * megabyte;

/** A value is written to its table, to the log and, in part, to indexes. */
const bytesOfCharacter = 4;

/** Whether a folder may be written, and has room on its disk. */
export interface FolderRoom {
  /** @throws BackendError where there is no room to open the database in the folder, or to make it */
  requireToOpen(isNew: boolean): void;
  /** @throws BackendError where there is none for a statement with these values */
  requireFor(values: readonly unknown[]): void;
}

/**
 * Looks at a folder and its disk before anything is written. A statement that finds no room in the tables fails, and that
 * is all; but where the write-ahead log cannot grow, PGlite computes on for ever, and the process with it.
 *
 * @param freeBytes gives undefined where the system does not tell
 */
export function folderRoom(
  folder: string,
  freeBytes: (folder: string) => number | undefined = freeBytesOf,
): FolderRoom {
  const require = (needed: number): void => {
    const free = freeBytes(folder);
    if (free === undefined || free >= needed) return;
    const room = `${inMegabytes(needed)} MB are needed on its disk, of which ${inMegabytes(free)} MB are free`;
    throw unwritable(folder, room);
  };
  return {
    requireToOpen: (isNew) => require(isNew ? reserve + newDatabase : reserve),
    requireFor: (values) => {
      requireRights(folder);
      require(reserve + bytesOfCharacter * charactersOf(values));
    },
  };
}

function requireRights(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error instanceof Error ? error.message : String(error), error);
  }
}

/** File systems without blocks have no room to tell of. */
function freeBytesOf(folder: string): number | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return blocks === 0 ? undefined : bavail * bsize;
  } catch {
    return undefined;
  }
}

function charactersOf(values: readonly unknown[]): number {
  let characters = 0;
  for (const value of values) {
    if (typeof value === "string") characters += value.length;
    else if (Array.isArray(value)) characters += charactersOf(value);
  }
  return characters;
}

function inMegabytes(bytes: number): number {
  return Math.floor(bytes / megabyte);
}
