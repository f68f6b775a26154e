import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BackendError } from "../../errors.ts";

/** The locks of this process: a file with its pid that is not among them is left from an earlier process. */
const held = new Set<string>();

/** For another process to write its pid into a new lock, or to put it in place of ours where both found a dead one. */
const settleMilliseconds = 100;

/**
 * Takes a folder for this process alone. PGlite does not: two processes would write over each other's data.
 * The lock is a file with the pid, and is taken over from a process that is dead.
 *
 * @returns what gives the folder back
 * @throws BackendError when a living process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, "lock");
  const content = `${process.pid}`;
  if (held.has(file)) throw inUse(folder, file, "this process");
  held.add(file);
  try {
    if (!(await createLock(file, content))) await takeOver(folder, file, content);
  } catch (error) {
    held.delete(file);
    throw error;
  }
  return async () => {
    await rm(file, { force: true });
    held.delete(file);
  };
}

async function createLock(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

async function takeOver(folder: string, file: string, content: string): Promise<void> {
  const owner = await ownerOf(file);
  if (owner !== undefined && owner !== process.pid && isAlive(owner))
    throw inUse(folder, file, `process ${owner}`);
  await rm(file, { force: true });
  if (!(await createLock(file, content))) throw inUse(folder, file, "another process");
  await settle();
  if ((await ownerOf(file)) !== process.pid) throw inUse(folder, file, "another process");
}

/** The pid in a lock; undefined where there is none, even after the time that writing it takes. */
async function ownerOf(file: string): Promise<number | undefined> {
  const read = async (): Promise<string> => (await readFile(file, "utf8").catch(() => "")).trim();
  let text = await read();
  if (text === "") {
    await settle();
    text = await read();
  }
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, settleMilliseconds));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and lives.
    return isErrno(error, "EPERM");
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function inUse(folder: string, file: string, owner: string): BackendError {
  return new BackendError(
    `The folder ${folder} is in use by ${owner}. One process at a time can open it: share one backend between publisher ` +
      `and worker, or use a Postgres server with pgBoss(). If no such process uses it, delete ${file}.`,
  );
}
