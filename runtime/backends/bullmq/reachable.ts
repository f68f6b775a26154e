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
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const calls = callsOn(redis);
  calls.add(reject);
  try {
    commands().then(resolve, reject);
    return await promise;
  } catch (error) {
    throw isConnectionError(error) ? lost(redis, error) : (refusalOf(place(redis), error) ?? error);
  } finally {
    calls.delete(reject);
  }
}

/** What ends the calls that are under way, by client. To watch for each by itself would cost more than most calls. */
const watched = new WeakMap<Redis, Set<(outage: UnreachableError) => void>>();

/** The watch ends once it has found no call. */
function callsOn(redis: Redis): Set<(outage: UnreachableError) => void> {
  const known = watched.get(redis);
  if (known) return known;
  const calls = new Set<(outage: UnreachableError) => void>();
  watched.set(redis, calls);
  const look = outageLook(redis, patience, longestSilence);
  const timer = setInterval(() => {
    const outage = look();
    if (outage) for (const end of calls) end(outage);
    if (outage || calls.size === 0) {
      clearInterval(timer);
      watched.delete(redis);
    }
  }, watchInterval);
  // The connection itself holds the process while a call waits for it.
  timer.unref();
  return calls;
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
 * `outage` rejects when the client has been without a connection for so many milliseconds.
 *
 * @throws UnreachableError from `outage`
 */
export function watchForOutage(
  redis: Redis,
  patience: number,
): { readonly outage: Promise<never>; end(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const look = outageLook(redis, patience, Number.POSITIVE_INFINITY);
  const timer = setInterval(() => {
    const outage = look();
    if (outage) reject(outage);
  }, watchInterval);
  return { outage: promise, end: () => clearInterval(timer) };
}

/** To be called at each look. Gives an error once the client has been away or silent for too long. */
function outageLook(redis: Redis, patience: number, silence: number): () => UnreachableError | undefined {
  let heard: number | undefined;
  let awayFor = 0;
  let silentFor = 0;
  return () => {
    awayFor = redis.status === "ready" ? 0 : awayFor + watchInterval;
    // There is none before the first connection.
    const bytes: number | undefined = redis.stream?.bytesRead;
    silentFor = bytes === heard ? silentFor + watchInterval : 0;
    heard = bytes;
    return awayFor > patience || silentFor >= silence ? lost(redis) : undefined;
  };
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
