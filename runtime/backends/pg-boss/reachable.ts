import { UnreachableError } from "../../errors.ts";
import type { PgBossOptions } from "./options.ts";

/**
 * Runs statements.
 *
 * @param place the server, as an error names it
 * @throws UnreachableError when there is no connection to the server, before the statements or during them
 */
export async function whileReachable<T>(place: string, statements: () => Promise<T>): Promise<T> {
  try {
    return await statements();
  } catch (error) {
    if (!isConnectionError(error)) throw error;
    throw new UnreachableError(
      `Postgres at ${place} cannot be reached: ${reasonOf(error)}. Check that it runs, and the connection. ` +
        "A call that was under way may have been carried out or not.",
      { cause: error },
    );
  }
}

/** The server that options lead to: `host:port`, or the folder of a socket. Without the password that a URL may carry. */
export function placeOf({ connectionString, host, port }: PgBossOptions): string {
  const url = connectionString === undefined ? null : URL.parse(connectionString);
  const at = url?.searchParams.get("host") ?? (url?.hostname || host || process.env.PGHOST || "localhost");
  return `${at}:${url?.searchParams.get("port") ?? (url?.port || port || process.env.PGPORT || 5432)}`;
}

/** What went wrong, also where an error has no message: a refused connection to a name with two addresses. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}

/** Of Node, and of Postgres: class 08, a shutdown or a start under way, and no room for one more connection. */
const codes =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[123]|53300)$/;

/** Of pg and its pool, which give their own errors no code, and of a socket that is not there. */
const messages =
  /^(connect ENOENT|Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client .* not queryable)/;

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isConnectionError)) return true;
  if (messages.test(error.message)) return true;
  return "code" in error && typeof error.code === "string" && codes.test(error.code);
}
