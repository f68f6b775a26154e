import { AttemptTimeoutError, CancelledError } from "../errors.ts";

/** What ended an attempt before its handler did. */
export type Interruption =
  | { readonly kind: "timeout"; readonly error: AttemptTimeoutError }
  /** The worker stops, and hands the job back. */
  | { readonly kind: "released" }
  /** The job is no longer this worker's: it was cancelled, or taken. */
  | { readonly kind: "lost" };

export interface AttemptLimits {
  /** The handler's: aborts at any interruption. */
  readonly signal: AbortSignal;
  readonly interrupted: Promise<Interruption>;
  /** Ends the timer; to be called when the attempt is over. */
  clear(): void;
}

/** Bounds an attempt by its timeout in milliseconds, the worker's stop and the loss of its claim. */
export function limitAttempt(timeout: number, stopping: AbortSignal, claim: AbortSignal): AttemptLimits {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<Interruption>();
  const interrupt = (interruption: Interruption, reason: Error): void => {
    resolve(interruption);
    controller.abort(reason);
  };
  const timer = setTimeout(() => {
    const error = new AttemptTimeoutError(`The attempt ran longer than its timeout of ${timeout} ms.`);
    interrupt({ kind: "timeout", error }, error);
  }, timeout);
  const release = (): void =>
    interrupt({ kind: "released" }, new Error("The worker stops: the job is handed back."));
  const lose = (): void => {
    const reason: unknown = claim.reason;
    const error = new Error("The job is no longer this worker's.");
    interrupt({ kind: "lost" }, reason instanceof CancelledError ? reason : error);
  };
  const unlisten = [onSharedAbort(stopping, release), onAbort(claim, lose)];
  return {
    signal: controller.signal,
    interrupted: promise,
    clear: () => {
      clearTimeout(timer);
      for (const end of unlisten) end();
    },
  };
}

/** What is to be done when a signal aborts that a worker's attempts share. */
const sharedListeners = new WeakMap<AbortSignal, Set<() => void>>();

/** As `onAbort`, with one listener for all: adding and removing one is among the dearest steps of an attempt. */
function onSharedAbort(signal: AbortSignal, listener: () => void): () => void {
  const listeners = sharedListeners.get(signal) ?? new Set();
  if (!sharedListeners.has(signal)) {
    sharedListeners.set(signal, listeners);
    onAbort(signal, () => {
      for (const one of listeners) one();
    });
  }
  if (signal.aborted) listener();
  else listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Calls the listener at once where the signal has aborted already. Returns what removes it. */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  else signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}
