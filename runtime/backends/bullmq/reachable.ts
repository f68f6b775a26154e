import type { Redis } from "ioredis";
import { BackendError, UnreachableError } from "../../errors.ts";
import { refusalOf } from "./refusal.ts";

/** How long a call waits for a Redis that is out of reach, in milliseconds. */
const patience = 5_000;

/**
 * How often a wait or a watch looks, in milliseconds. Time is counted by looks: a process that stood still has not listened
 * meanwhile.
 */
const watchInterval = 250;

/** How long a call waits while nothing at all is heard. A connection may fall silent without being closed. */
export const longestSilence = 30_000;

/**
 * Runs commands once the client is connected. A command is not handed to a client that is not: it would be
 * kept, and sent after the caller was told that it failed.
 *
 * @throws UnreachableError when Redis is out of reach for 5 seconds, before the commands or during them, or nothing
 * was heard from it for 30
 * @throws BackendError when Redis is there and takes no writes
 */
export async function whileReachable<T>(redis: Redis, commands: () => Promise<T>): Promise<T> {
  await untilReady(redis);
  const watch = watchForOutage(redis, patience, longestSilence);
  try {
    return await Promise.race([commands(), watch.outage]);
  } catch (error) {
    throw isConnectionError(error) ? lost(redis, error) : (refusalOf(place(redis), error) ?? error);
  } finally {
    watch.end();
  }
}

/** Resolves when the client is connected, connecting it where that has not been asked for. */
export async function untilReady(redis: Redis): Promise<void> {
  if (redis.status === "ready") return;
  if (redis.status === "end")
    throw new BackendError(`The connection to Redis at ${place(redis)} was closed.`);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let latest: unknown;
  const note = (error: unknown): void => {
    latest = error;
  };
  const refuse = (): void => {
    const reason = latest instanceof Error && latest.message ? `: ${latest.message}` : "";
    const error = `Redis at ${place(redis)} cannot be reached${reason}. Check that it runs, and the connection.`;
    reject(new UnreachableError(error, { cause: latest }));
  };
  let waited = 0;
  const timer = setInterval(() => {
    waited += watchInterval;
    if (waited >= patience) refuse();
  }, watchInterval);
  const listeners = [
    ["ready", resolve],
    ["error", note],
    ["end", refuse],
  ] as const;
  for (const [event, listener] of listeners) redis.on(event, listener);
  if (redis.status === "wait") redis.connect().catch(note);
  try {
    await promise;
  } finally {
    clearInterval(timer);
    for (const [event, listener] of listeners) redis.off(event, listener);
  }
}

/**
 * `outage` rejects when the client has been without a connection for so many milliseconds, or its connection has been
 * silent for `silence`.
 *
 * @throws UnreachableError from `outage`
 */
export function watchForOutage(
  redis: Redis,
  patience: number,
  silence = Number.POSITIVE_INFINITY,
): { readonly outage: Promise<never>; end(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  let heard: number | undefined;
  let awayFor = 0;
  let silentFor = 0;
  const timer = setInterval(() => {
    awayFor = redis.status === "ready" ? 0 : awayFor + watchInterval;
    // There is none before the first connection.
    const bytes: number | undefined = redis.stream?.bytesRead;
    silentFor = bytes === heard ? silentFor + watchInterval : 0;
    heard = bytes;
    if (awayFor > patience || silentFor >= silence) reject(lost(redis));
  }, watchInterval);
  return { outage: promise, end: () => clearInterval(timer) };
}

function lost(redis: Redis, cause?: unknown): UnreachableError {
  return new UnreachableError(
    `Redis at ${place(redis)} was lost during the call, which may have been carried out or not.`,
    { cause },
  );
}

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const names = ["AbortError", "MaxRetriesPerRequestError", "ConnectionClosedError"];
  return names.includes(error.name) || error.message === "Connection is closed.";
}

/** Without the password that a URL may carry. */
function place({ options }: Redis): string {
  return options.path ?? `${options.host ?? "localhost"}:${options.port ?? 6379}`;
}
