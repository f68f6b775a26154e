import type { BackendKind } from "../../runtime/backend.ts";
import type { BackendRequest } from "../run/backend-requests.ts";
import type { WorkerFailure } from "./dev-event.ts";
import type { WorkerMessage, WorkerSettings } from "./messages.ts";
import { forkWorker, type WorkerChild } from "./worker-child.ts";

/** What becomes of the workers, one after the other. */
export interface SlotListener {
  readonly onMessage: (message: WorkerMessage) => void;
  readonly onOutput: (text: string) => void;
  /** A new worker claims jobs. */
  readonly onRunning: (jobs: readonly string[], backend: BackendKind) => void;
  /** The new worker cannot be loaded. */
  readonly onRefused: (failure: WorkerFailure) => void;
  /** The worker ended by itself, or could not be started. Another one is started at the next `replace`. */
  readonly onCrash: (how: string, failure: WorkerFailure) => void;
}

/** The place of the one worker that claims jobs. */
export interface WorkerSlot {
  readonly isWorking: boolean;
  /**
   * Loads a new worker, beside the one that runs; once it is loaded, lets the old one finish its jobs, and starts the
   * new one. To be called again when it has resolved.
   */
  replace(): Promise<void>;
  /** Asks the backend of the worker that runs. @throws where there is none */
  request(request: BackendRequest): Promise<unknown>;
  /** Ends all processes, when running jobs have finished or their time is over. */
  close(): Promise<void>;
  /** Ends all processes at once. */
  kill(): void;
}

/** How long running jobs may finish when the worker is replaced, in milliseconds. */
const drain = 5_000;

export function workerSlot(settings: WorkerSettings, listener: SlotListener): WorkerSlot {
  const alive = new Set<WorkerChild>();
  let current: WorkerChild | undefined;
  let isClosed = false;

  function fork(): WorkerChild {
    const child = forkWorker(settings, listener);
    alive.add(child);
    void child.ended.then((how) => {
      alive.delete(child);
      if (current !== child) return;
      current = undefined;
      if (!isClosed) listener.onCrash(how, child.failure);
    });
    return child;
  }

  return {
    get isWorking() {
      return current !== undefined;
    },
    async replace() {
      if (isClosed) return;
      const next = fork();
      const loaded = await next.loaded;
      if (!loaded) {
        if (!isClosed) listener.onRefused(next.failure);
        return;
      }
      const old = current;
      current = undefined;
      await old?.stop(drain);
      if (isClosed) return;
      current = next;
      if (await next.start()) listener.onRunning(loaded.jobs, loaded.backend);
    },
    async request(request) {
      if (current) return current.request(request);
      throw new Error("jobwright dev has no worker at the moment: its terminal says why.");
    },
    async close() {
      isClosed = true;
      await Promise.all([...alive].map((child) => child.stop(drain)));
    },
    kill() {
      isClosed = true;
      for (const child of alive) child.kill();
    },
  };
}
