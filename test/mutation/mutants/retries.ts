import type { retries } from "../../conformance/behaviours/retries.ts";
import { handing, settling } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const outcome = "runtime/worker/outcome.ts";

export const retriesMutants: MutantsOf<typeof retries> = {
  "attempts: attempts is the total number of runs, and the last error stays": broken(
    "attempts are the runs after the first",
    handing(({ maxAttempts }) => ({ maxAttempts: maxAttempts + 1 })),
  ),
  "attempts: a job that fails and then succeeds is completed": broken(
    "a failed attempt is the end",
    settling((end) => (end.kind === "retry" ? { kind: "failed", error: end.error } : end)),
  ),
  "failed: what is thrown without being an Error is an error too": patched(
    "what was thrown is lost",
    "runtime/errors.ts",
    "new Error(textOf(thrown))",
    'new Error("unknown")',
  ),
  "backoff: a fixed backoff waits the same each time": broken(
    "waits are cut short by half",
    settling((end) => (end.kind === "retry" ? { ...end, delay: end.delay / 2 } : end)),
  ),
  "backoff: an exponential backoff doubles up to its maximum": patched(
    "every backoff is fixed",
    "runtime/worker/backoff.ts",
    'type === "fixed" ? delay :',
    "true ? delay :",
  ),
  "RetryError: RetryError asks for the next run after a time, in place of the backoff": patched(
    "the time asked for is ignored",
    outcome,
    ": after;",
    ": 0;",
  ),
  "RetryError: RetryError asks for the next run at a moment": patched(
    "the moment asked for is ignored",
    outcome,
    "Math.max(0, after.getTime() - Date.now())",
    "0",
  ),
  "RetryError: RetryError with a moment that is none is an error like any other": patched(
    "RetryError takes any Date",
    "runtime/errors.ts",
    "if (after instanceof Date && Number.isNaN(after.getTime())) {",
    "if (false) {",
  ),
  "RetryError: RetryError at the last attempt fails the job": patched(
    "RetryError gives another attempt",
    outcome,
    "performed.final || lastAttempt ||",
    "performed.final || (lastAttempt && !isNamed(performed.error, RetryError)) ||",
  ),
  "NonRetryableError: NonRetryableError fails the job at once": patched(
    "NonRetryableError is like any other",
    outcome,
    " || isNamed(performed.error, NonRetryableError)",
    "",
  ),
  "AttemptTimeoutError: a timeout aborts the signal and fails the attempt": patched(
    "the signal does not abort",
    "runtime/worker/interruption.ts",
    "controller.abort(reason);",
    "",
  ),
  "timeout: a context that never comes fails the attempt by its timeout": patched(
    "the context is waited for without a limit",
    "runtime/worker/run-attempt.ts",
    "const ended = await Promise.race(",
    "await context.make().catch(() => {});\n  const ended = await Promise.race(",
  ),
  "timeout: a handler that ignores its timeout frees its slot, and its late result is dropped": patched(
    "an attempt lasts as long as its handler",
    "runtime/worker/run-attempt.ts",
    "await Promise.race([running, limits.interrupted])",
    "await running",
  ),
};
