import type { Json } from "../../schema/json.ts";
import type { JobInfo } from "./handler.ts";

/** What every hook gets. */
export interface HookEvent<Context> {
  readonly job: JobInfo;
  /** The attempt's own. Reading it throws where `createContext` did. */
  readonly context: Context;
}

/**
 * Called around attempts, once each: for all jobs, then by pattern, then for the one job. A hook that throws
 * never fails a job: the error is logged. Those that tell of an end run after it was stored.
 */
export interface Hooks<Payload, Result, Context> {
  /** Before the handler. */
  onStart?(event: HookEvent<Context> & { readonly payload: Payload }): unknown;
  onProgress?(event: HookEvent<Context> & { readonly progress: Json }): unknown;
  /** The job completed. */
  onSuccess?(event: HookEvent<Context> & { readonly payload: Payload; readonly result: Result }): unknown;
  /** The job failed for good. */
  onFailure?(event: HookEvent<Context> & { readonly error: Error }): unknown;
  /** The attempt failed and another follows in `delay` milliseconds. */
  onRetry?(event: HookEvent<Context> & { readonly error: Error; readonly delay: number }): unknown;
  /** The job has ended: after `onSuccess` or `onFailure`, and alone where it was cancelled while it ran. */
  onComplete?(event: HookEvent<Context> & { readonly state: "completed" | "failed" | "cancelled" }): unknown;
}
