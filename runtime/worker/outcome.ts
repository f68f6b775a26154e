import type { ResolvedOptions } from "../../schema/contract.ts";
import type { ClaimedJob, Outcome } from "../backend.ts";
import { NonRetryableError, RetryError, serializeError } from "../errors.ts";
import { backoffDelay, longestWait } from "./backoff.ts";
import type { Performed } from "./perform.ts";

/** What becomes of a job after one attempt. Only the options and the error's class decide it. */
export function outcomeOf(
  performed: Performed,
  claimed: Pick<ClaimedJob, "attempt" | "maxAttempts">,
  options: ResolvedOptions,
): Outcome {
  if (performed.kind === "completed") return { kind: "completed", result: performed.result };
  const error = serializeError(performed.error);
  const lastAttempt = claimed.attempt >= claimed.maxAttempts;
  if (performed.final || lastAttempt || isNamed(performed.error, NonRetryableError)) {
    return { kind: "failed", error };
  }
  return { kind: "retry", error, delay: retryDelay(performed.error, claimed, options) };
}

/** The wait that a RetryError asks for, where it asks for one that there is; else the backoff. */
function retryDelay(
  error: unknown,
  { attempt }: Pick<ClaimedJob, "attempt">,
  { backoff }: ResolvedOptions,
): number {
  const after: unknown = isNamed(error, RetryError) ? error.after : undefined;
  const asked = after instanceof Date ? Math.max(0, after.getTime() - Date.now()) : after;
  if (typeof asked !== "number" || !(asked >= 0)) return backoffDelay(backoff, attempt);
  return Math.min(asked, longestWait);
}

/** By name as well as by class: a handler may throw the class of another copy of this package. */
function isNamed<E extends Error>(
  error: unknown,
  kind: { new (...parameters: never[]): E; readonly name: string },
): error is E {
  return error instanceof kind || (error instanceof Error && error.name === kind.name);
}
