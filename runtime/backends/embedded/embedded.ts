import { resolve } from "node:path";
import type { Backend } from "../../backend.ts";
import { importDriver } from "../import-driver.ts";
import { createBackend } from "../pg-boss/create-backend.ts";
import type { Storage } from "../pg-boss/storage.ts";
import { folderFault } from "./folder-fault.ts";
import { folderRoom } from "./folder-room.ts";
import { openFolder } from "./open-folder.ts";
import { inMemory, pgliteDatabase } from "./pglite-database.ts";

export interface EmbeddedOptions {
  /** Where the jobs are kept; made when it is missing. One process at a time. Left out: in memory, gone at the end. */
  readonly dir?: string | undefined;
}

/** Jobs in this process, with no server. */
export interface EmbeddedBackend extends Backend {
  readonly kind: "embedded";
}

/**
 * Jobs in this process, with no server: pg-boss on PGlite, which is Postgres as a library. For development, tests
 * and small programs; publisher and worker share the one backend object. Schedules run while a worker does, and those that
 * are due in a pass of `runOnce`.
 *
 * @throws MissingPackageError from its first use, when pg-boss or PGlite is not installed
 * @throws BackendError from its first use, when another process has the folder open · from any call, when the folder
 * cannot be written: a full disk, missing rights
 * @example const backend = embedded({ dir: ".jobwright" })
 */
export function embedded({ dir }: EmbeddedOptions = {}): EmbeddedBackend {
  return createBackend("embedded", "pgboss", () => openPglite(dir === undefined ? undefined : resolve(dir)));
}

async function openPglite(dir: string | undefined): Promise<Storage> {
  const { PGlite } = await importDriver("@electric-sql/pglite", () => import("@electric-sql/pglite"));
  const module = await importDriver("pg-boss", () => import("pg-boss"));
  if (dir === undefined) {
    const pglite = await PGlite.create("memory://");
    const db = pgliteDatabase(module.fromPglite, pglite, inMemory);
    return { module, place: "memory", options: { backend: "pglite", db }, close: () => pglite.close() };
  }
  const room = folderRoom(dir);
  const { pglite, close } = await openFolder(PGlite, dir, room);
  const explain = (error: unknown): unknown => folderFault(dir, error) ?? error;
  const db = pgliteDatabase(module.fromPglite, pglite, { requireRoom: room.requireFor, explain });
  return { module, place: dir, options: { backend: "pglite", db }, close };
}
