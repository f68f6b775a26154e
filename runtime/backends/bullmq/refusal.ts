import { BackendError, UnreachableError } from "../../errors.ts";

/**
 * A Redis that is there and takes no writes, as an error that says what to do; undefined for any other error.
 * BullMQ's scripts write all or nothing, and so does a MULTI that Redis has refused.
 *
 * @param place the server, as an error names it
 */
export function refusalOf(place: string, error: unknown): BackendError | undefined {
  const said = errorsIn(error).map(({ message }) => message);
  const find = (code: string): string | undefined => said.find((message) => message.startsWith(code));
  const [full, unsaved, replica] = [find("OOM"), find("MISCONF"), find("READONLY")];
  if (full) {
    return new BackendError(
      `Redis at ${place} is full, and nothing was stored: ${full} Raise its maxmemory, or let finished jobs go ` +
        "sooner, by `keep`.",
      { cause: error },
    );
  }
  if (unsaved) {
    return new BackendError(
      `Redis at ${place} cannot write to its disk, and nothing was stored: ${unsaved}`,
      { cause: error },
    );
  }
  if (!replica) return undefined;
  return new UnreachableError(
    `Redis at ${place} is a replica, which takes no jobs, and nothing was stored. Connect to the master; after a ` +
      "failover the connection is made anew.",
    { cause: error },
  );
}

/** Whether a connection leads to a server that was the master once. */
export function isOfReplica(error: Error): boolean {
  return error.message.startsWith("READONLY");
}

/** Where a MULTI was discarded, ioredis lists what was wrong with its commands. */
function errorsIn(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const previous: unknown = "previousErrors" in error ? error.previousErrors : [];
  return [error, ...(Array.isArray(previous) ? previous.filter((one) => one instanceof Error) : [])];
}
