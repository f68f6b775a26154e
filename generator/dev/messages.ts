import type { BackendKind } from "../../runtime/backend.ts";
import type { BackendRequest } from "../run/backend-requests.ts";
import type { JobEvent } from "../run/job-events.ts";
import type { WorkerFailure } from "./dev-event.ts";

/** What `dev` starts a worker's process with. */
export interface WorkerSettings {
  readonly cwd: string;
  readonly config: string | undefined;
  readonly patterns: readonly string[];
  readonly concurrency: number | undefined;
  readonly embedded: boolean;
  readonly debug: boolean;
}

/** What `dev` tells a worker's process. */
export type WorkerCommand =
  | { readonly kind: "start" }
  /** Running jobs may finish for `drain` milliseconds, then the process ends. */
  | { readonly kind: "stop"; readonly drain: number }
  | { readonly kind: "request"; readonly id: number; readonly request: BackendRequest };

/** What a worker's process tells `dev`. */
export type WorkerMessage =
  /** What was loaded so far; told before `loaded` and `refused`. */
  | ({ readonly kind: "files" } & WorkerFiles)
  | LoadedMessage
  /** The project cannot be run as it is; the process ends. */
  | (WorkerFailure & { readonly kind: "refused" })
  | { readonly kind: "running" }
  /** The last message. */
  | { readonly kind: "leaving" }
  | { readonly kind: "event"; readonly event: JobEvent }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly name: string; readonly message: string };

/** All modules are loaded, and nothing is connected. */
export interface LoadedMessage {
  readonly kind: "loaded";
  readonly backend: BackendKind;
  /** Names, in the manifest's order. */
  readonly jobs: readonly string[];
}

/** The files of the user's that a worker consists of, absolute. */
export interface WorkerFiles {
  readonly files: readonly string[];
  /** Those among them that codegen watches: the config and the manifest, with what they import. */
  readonly codegen: readonly string[];
}
