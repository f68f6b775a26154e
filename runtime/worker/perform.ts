import type { Json } from "../../schema/json.ts";
import type { ClaimedJob } from "../backend.ts";
import type { BoundJob } from "../bind-jobs.ts";
import { PayloadError, ResultError, WorkerLostError } from "../errors.ts";
import { jsonViolations } from "../validation/json-safety.ts";
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
    const validation = refusal ? undefined : await validatePayload(claimed.payload);
    if (!validation?.valid) {
      const error = refusal ?? new PayloadError(claimed.name, validation?.violations ?? []);
      // The hooks that tell of the failure have a context too; that it cannot be made changes nothing here.
      await context.make().catch(() => {});
      return { kind: "threw", error, final: true };
    }
    await context.make();
    const result = await call(validation.parsed);
    await checkResult(claimed.name, result, validateResult);
    return { kind: "completed", payload: validation.parsed, result: asJson(result) };
  } catch (error) {
    return { kind: "threw", error, final: false };
  }
}

async function checkResult(
  job: string,
  result: unknown,
  validate: BoundJob["validateResult"],
): Promise<void> {
  const validation = await validate?.(result);
  if (validation && !validation.valid) throw new ResultError(job, validation.violations);
  const unsafe = result === undefined ? [] : jsonViolations(result);
  if (unsafe.length > 0) throw new ResultError(job, unsafe);
}

/** The JSON that a queue stores of a result: a Date, for one, as its text. */
function asJson(result: unknown): Json | undefined {
  const text: string | undefined = JSON.stringify(result);
  return text === undefined ? undefined : JSON.parse(text);
}
