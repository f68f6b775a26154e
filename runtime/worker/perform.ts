import type { Json } from "../../schema/json.ts";
import type { ClaimedJob } from "../backend.ts";
import type { BoundJob } from "../bind-jobs.ts";
import { PayloadError, ResultError, WorkerLostError } from "../errors.ts";
import { jsonViolations, snapshotJson } from "../validation/json-safety.ts";
import type { Validation } from "../validation/validator.ts";
import type { AttemptContext } from "./attempt-context.ts";

/** How a handler's run ended. */
export type Performed =
  | { readonly kind: "completed"; readonly payload: unknown; readonly result: Json | undefined }
  /** `final`: no further attempt can help. */
  | { readonly kind: "threw"; readonly error: unknown; readonly final: boolean };

/**
 * One run: validates the payload, makes the context, calls the handler and validates its result. Never rejects.
 *
 * @param call calls the handler, with the hooks before it
 */
export async function perform(
  claimed: ClaimedJob,
  { validatePayload, validateResult }: BoundJob,
  context: AttemptContext,
  call: (payload: unknown) => Promise<unknown>,
): Promise<Performed> {
  try {
    const refusal = claimed.attempt > claimed.maxAttempts ? new WorkerLostError() : undefined;
    const validation = refusal ? undefined : await checkPayload(claimed.payload, validatePayload);
    if (!validation?.valid) {
      const error = refusal ?? new PayloadError(claimed.name, validation?.violations ?? []);
      // The hooks that tell of the failure have a context too; that it cannot be made changes nothing here.
      await context.make().catch(() => {});
      return { kind: "threw", error, final: true };
    }
    await context.make();
    const result = await checkResult(claimed.name, await call(validation.parsed), validateResult);
    return { kind: "completed", payload: validation.parsed, result };
  } catch (error) {
    return { kind: "threw", error, final: false };
  }
}

/** Not every producer is a client of ours: what may not be published may not be worked either. */
function checkPayload(
  payload: unknown,
  validate: BoundJob["validatePayload"],
): Validation | Promise<Validation> {
  const violations = jsonViolations(payload);
  return violations.length > 0 ? { valid: false, violations } : validate(payload);
}

/** The result as it is stored, as given and never as parsed: a Date, for one, as its text. */
export async function checkResult(
  job: string,
  result: unknown,
  validate: BoundJob["validateResult"],
): Promise<Json | undefined> {
  const snapshot = snapshotJson(result);
  if (!snapshot.valid) throw new ResultError(job, snapshot.violations);
  const validation = await validate?.(snapshot.json);
  if (validation && !validation.valid) throw new ResultError(job, validation.violations);
  return snapshot.json;
}
