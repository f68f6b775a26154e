import type { BackendKind } from "../../runtime/backend.ts";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { JobEvent } from "../run/job-events.ts";

/** What `dev` has to tell, as plain data. */
export type DevEvent =
  | { readonly kind: "generated"; readonly changed: number; readonly diagnostics: readonly Diagnostic[] }
  /** What keeps codegen from writing, or a new worker from being loaded; `isWorking`: the one before goes on. */
  | (WorkerFailure & { readonly kind: "problems"; readonly isWorking: boolean })
  | { readonly kind: "running"; readonly backend: BackendKind; readonly jobs: readonly string[] }
  /** The worker ended by itself. */
  | (WorkerFailure & { readonly kind: "crashed"; readonly how: string })
  /** Changes may not be seen. */
  | { readonly kind: "unwatched"; readonly message: string }
  /** What handlers wrote to stdout and stderr. */
  | { readonly kind: "output"; readonly text: string }
  | { readonly kind: "job"; readonly event: JobEvent };

export interface WorkerFailure {
  readonly diagnostics: readonly Diagnostic[];
  /** Where there are no diagnostics. */
  readonly message: string;
}
