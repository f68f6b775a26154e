import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Backend } from "../../backend.ts";
import { BackendError } from "../../errors.ts";
import { importDriver } from "../import-driver.ts";
import { createBackend } from "../pg-boss/create-backend.ts";
import type { Storage } from "../pg-boss/storage.ts";
import { lockFolder } from "./folder-lock.ts";
import { pgliteDatabase } from "./pglite-database.ts";

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
 * and small programs; publisher and worker share the one backend object. Schedules need a worker that stays:
 * `runOnce` is over too soon to keep time.
 *
 * @throws MissingPackageError from its first use, when pg-boss or PGlite is not installed
 * @throws BackendError from its first use, when another process has the folder open, or it cannot be written
 * @example const backend = embedded({ dir: ".jobwright" })
 */
export function embedded({ dir }: EmbeddedOptions = {}): EmbeddedBackend {
  return createBackend("embedded", "pgboss", () => openPglite(dir === undefined ? undefined : resolve(dir)));
}

async function openPglite(dir: string | undefined): Promise<Storage> {
  const { PGlite } = await importDriver("@electric-sql/pglite", () => import("@electric-sql/pglite"));
  const module = await importDriver("pg-boss", () => import("pg-boss"));
  const unlock = dir === undefined ? async () => {} : await takeFolder(dir);
  try {
    const pglite = await PGlite.create(dir === undefined ? "memory://" : join(dir, "data"));
    const close = async (): Promise<void> => {
      await pglite.close();
      await unlock();
    };
    const options = { backend: "pglite", db: pgliteDatabase(module.fromPglite, pglite) } as const;
    return { module, place: dir ?? "memory", options, close };
  } catch (error) {
    await unlock();
    throw new BackendError(
      `PGlite could not open ${dir ?? "a database in memory"}: ${error instanceof Error ? error.message : error}. ` +
        "If the folder is from an earlier version or was damaged, move it away; a new one is made.",
      { cause: error },
    );
  }
}

/** Makes the folder where it is missing, and locks it. */
async function takeFolder(dir: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dir, { recursive: true });
    return await lockFolder(dir);
  } catch (error) {
    if (error instanceof BackendError) throw error;
    throw new BackendError(
      `The folder ${dir} cannot be written: ${error instanceof Error ? error.message : error}. ` +
        "Jobs are kept there: check its rights and the space on its disk, or give embedded() another dir.",
      { cause: error },
    );
  }
}
