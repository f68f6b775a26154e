import { BackendError } from "../../errors.ts";

/** What WebAssembly's system calls end with, by number, as the C library within PGlite says it. */
const faults: ReadonlyMap<unknown, string> = new Map([
  [2, "Permission denied"],
  [19, "Quota exceeded"],
  [22, "File too large"],
  [29, "I/O error"],
  [51, "No space left on device"],
  [63, "Operation not permitted"],
  [69, "Read-only file system"],
]);

/** Postgres ends its messages so; for most of them the SQLSTATE is that of any fault. */
const postgresFault = new RegExp(`: (${[...faults.values()].join("|")})$`);

/**
 * The error of PGlite's as one that names the folder and says what to do, where the folder could not be read or written;
 * undefined for any other.
 */
export function folderFault(folder: string, error: unknown): BackendError | undefined {
  if (error instanceof Error && postgresFault.test(error.message))
    return unwritable(folder, error.message, error);
  // PGlite throws those of its file system as they are, without a message.
  const fault = error instanceof Object && "errno" in error ? faults.get(error.errno) : undefined;
  return fault === undefined ? undefined : unwritable(folder, fault, error);
}

/** What was asked for has changed nothing. */
export function unwritable(folder: string, reason: string, cause?: unknown): BackendError {
  return new BackendError(
    `The folder ${folder} cannot be written: ${reason}. Jobs are kept there: check its rights and the space on its ` +
      "disk, or give embedded() another dir. Nothing was stored by this call, and what is stored is kept; once the " +
      "folder can be written, the call can be made again, and a worker goes on by itself.",
    { cause },
  );
}
