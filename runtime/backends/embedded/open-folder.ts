import { access, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { BackendError } from "../../errors.ts";
import { folderFault, unwritable } from "./folder-fault.ts";
import { lockFolder } from "./folder-lock.ts";
import type { FolderRoom } from "./folder-room.ts";

/**
 * Opens the database in a folder, which is made where it is missing, for this process alone.
 *
 * @throws BackendError when another process has the folder, it cannot be written, or PGlite cannot read it
 */
export async function openFolder(
  driver: typeof PGlite,
  folder: string,
  room: FolderRoom,
): Promise<{ readonly pglite: PGlite; close(): Promise<void> }> {
  const unlock = await takeFolder(folder);
  try {
    const pglite = await openData(driver, join(folder, "data"), room);
    return { pglite, close: () => pglite.close().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error instanceof BackendError ? error : (folderFault(folder, error) ?? unreadable(folder, error));
  }
}

async function takeFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
    return await lockFolder(folder);
  } catch (error) {
    if (error instanceof BackendError) throw error;
    throw unwritable(folder, error instanceof Error ? error.message : String(error), error);
  }
}

/** What PGlite left half made, on a disk that became full, it would take for a database when it is opened again. */
async function openData(driver: typeof PGlite, data: string, room: FolderRoom): Promise<PGlite> {
  const isNew = await access(join(data, "PG_VERSION")).then(
    () => false,
    () => true,
  );
  room.requireToOpen(isNew);
  try {
    return await driver.create(data);
  } catch (error) {
    if (isNew) await rm(data, { recursive: true, force: true });
    throw error;
  }
}

function unreadable(folder: string, error: unknown): BackendError {
  return new BackendError(
    `PGlite could not open ${folder}: ${error instanceof Error ? error.message : error}. ` +
      "If the folder is from an earlier version or was damaged, move it away; a new one is made.",
    { cause: error },
  );
}
