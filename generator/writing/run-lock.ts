import { randomUUID } from "node:crypto";
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { hashOf } from "../output-record.ts";
import { cacheFolder } from "./cache-folder.ts";
import { errorCode } from "./error-code.ts";

/** Who holds the lock of a project. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Tells two locks of one process apart. */
  readonly id: string;
}

export interface LockOptions {
  /** How long to wait for another run, in milliseconds; default half a minute. */
  readonly timeout?: number | undefined;
  /** Called once, where there is another run to wait for. */
  readonly onWait?: ((holder: LockHolder) => void) | undefined;
}

/**
 * Runs something that no other process does for this project meanwhile. The lock of a process that is gone holds nobody.
 *
 * @param project absolute
 * @throws DiagnosticError with CODEGEN_RUNNING where another process holds the lock for longer than the timeout
 * @example await withRunLock(config.project, {}, () => writeOutput(comparison, plan, shown));
 */
export async function withRunLock<Result>(
  project: string,
  options: LockOptions,
  action: () => Promise<Result>,
): Promise<Result> {
  const file = lockFile(project);
  const holder: LockHolder = { pid: process.pid, host: hostname(), id: randomUUID() };
  await take(file, holder, options);
  try {
    return await action();
  } finally {
    if (readHolder(file)?.id === holder.id) rmSync(file, { force: true });
  }
}

/** With the caches; where they cannot be written, in the system's folder for temporary files. */
export function lockFile(project: string): string {
  const [, digest = ""] = hashOf(realpathSync(project)).split(":");
  const name = `${digest.slice(0, 16)}.lock`;
  const folder = cacheFolder(project);
  const elsewhere = join(tmpdir(), `jobwright-${name}`);
  if (folder === undefined) return elsewhere;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return join(folder, name);
  } catch {
    return elsewhere;
  }
}

async function take(
  file: string,
  holder: LockHolder,
  { timeout = 30_000, onWait }: LockOptions,
): Promise<void> {
  const end = Date.now() + timeout;
  for (let isFirst = true; !create(file, holder); isFirst = false) {
    const other = readHolder(file);
    if (isAbandoned(file, other)) {
      removeAbandoned(file, other);
    } else if (Date.now() >= end) {
      throw running(file, other);
    } else {
      if (isFirst && other) onWait?.(other);
      await sleep(50);
    }
  }
}

function create(file: string, holder: LockHolder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw new DiagnosticError([
      diagnostic("OUT_WRITE", `${file} cannot be written: ${errorCode(error)}.`, { cause: error }),
    ]);
  }
}

/** Undefined where the lock is gone, or is being written at this moment. */
function readHolder(file: string): LockHolder | undefined {
  try {
    const { pid, host, id } = Object(JSON.parse(readFileSync(file, "utf8")));
    return typeof pid === "number" && typeof host === "string" && typeof id === "string"
      ? { pid, host, id }
      : undefined;
  } catch {
    return undefined;
  }
}

/** No run takes so long; of another machine's process, and of a file that says nothing, only the age is known. */
const longestRun = 10 * 60_000;
const longestWrite = 5_000;

function isAbandoned(file: string, holder: LockHolder | undefined): boolean {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (!holder) return age > longestWrite;
  return age > longestRun || (holder.host === hostname() && !isAlive(holder.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM"; // Another user's.
  }
}

/** Moves it away first: of two processes that see it, one succeeds, and neither removes a lock that is new. */
function removeAbandoned(file: string, seen: LockHolder | undefined): void {
  const moved = join(dirname(file), `${randomUUID()}.lock`);
  try {
    renameSync(file, moved);
  } catch {
    return; // Somebody else was faster.
  }
  const taken = readHolder(moved);
  if (taken && taken.id !== seen?.id) create(file, taken);
  rmSync(moved, { force: true });
}

function running(file: string, holder: LockHolder | undefined): DiagnosticError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : "another process";
  return new DiagnosticError([
    diagnostic("CODEGEN_RUNNING", `Another run of codegen, ${who}, holds the lock ${file}.`),
  ]);
}
