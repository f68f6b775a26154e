import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { BackendRequest } from "../run/backend-requests.ts";
import type { WorkerFailure } from "./dev-event.ts";
import type { LoadedMessage, WorkerCommand, WorkerMessage, WorkerSettings } from "./messages.ts";

/** One process that loads the project's worker, and runs it when it is told to. */
export interface WorkerChild {
  /** What it is; undefined where it could not be loaded, and where it ended instead. */
  readonly loaded: Promise<LoadedMessage | undefined>;
  /** How it ended, by itself or not: `exit code 1`, `SIGKILL`. */
  readonly ended: Promise<string>;
  /** Why it could not be loaded or started, once it has ended. */
  readonly failure: WorkerFailure;
  /** Starts to claim jobs. Resolves to whether it does. */
  start(): Promise<boolean>;
  /** Lets running jobs finish for a while; kills it when it takes much longer. Resolves when it has ended. */
  stop(drain: number): Promise<void>;
  kill(): void;
  /** Asks its backend. */
  request(request: BackendRequest): Promise<unknown>;
}

/** What a worker's process tells, and what it writes to stdout and stderr. */
export interface WorkerListener {
  readonly onMessage: (message: WorkerMessage) => void;
  readonly onOutput: (text: string) => void;
}

/** Beyond the drain time, for handlers that ignore their signal and a backend to close, in milliseconds. */
const grace = 3_000;

export function forkWorker(settings: WorkerSettings, { onMessage, onOutput }: WorkerListener): WorkerChild {
  const file = fileURLToPath(new URL(`./worker-process${extname(import.meta.url)}`, import.meta.url));
  const child = fork(file, [JSON.stringify(settings)], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", onOutput);

  const loaded = Promise.withResolvers<LoadedMessage | undefined>();
  const running = Promise.withResolvers<boolean>();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let requests = 0;
  let failure: WorkerFailure = { diagnostics: [], message: "" };
  child.on("message", (message: WorkerMessage) => {
    if (message.kind === "loaded") loaded.resolve(message);
    else if (message.kind === "running") running.resolve(true);
    else if (message.kind === "refused")
      failure = { diagnostics: message.diagnostics, message: message.message };
    else if (message.kind === "answer") waiting.get(message.id)?.resolve(message.value);
    else if (message.kind === "failure") waiting.get(message.id)?.reject(errorOf(message));
    onMessage(message);
  });
  const ended = endOf(child).then((how) => {
    if (failure.message === "") failure = { diagnostics: [], message: `The worker's process ended: ${how}.` };
    loaded.resolve(undefined);
    running.resolve(false);
    for (const { reject } of waiting.values())
      reject(new Error("The worker ended before it answered. Try again."));
    return how;
  });
  const tell = (command: WorkerCommand): void => {
    if (child.connected) child.send(command, () => {});
  };
  return {
    loaded: loaded.promise,
    ended,
    get failure() {
      return failure;
    },
    start() {
      tell({ kind: "start" });
      return running.promise;
    },
    async stop(drain) {
      tell({ kind: "stop", drain });
      const timer = setTimeout(() => child.kill("SIGKILL"), drain + grace);
      await ended;
      clearTimeout(timer);
    },
    kill: () => void child.kill("SIGKILL"),
    async request(request) {
      const id = requests++;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      tell({ kind: "request", id, request });
      return answer.promise.finally(() => waiting.delete(id));
    },
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  // A process that cannot be started has an error in place of an end.
  const [code, signal] = await once(child, "close").catch((error: unknown) => [error]);
  return signal ? String(signal) : `exit code ${code}`;
}

function errorOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  return Object.assign(new Error(message), { name });
}
