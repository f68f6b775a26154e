import type { hooks } from "../../conformance/behaviours/hooks.ts";
import { handing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const runAttempt = "runtime/worker/run-attempt.ts";
const callEndHooks = "runtime/worker/call-end-hooks.ts";
const callHooks = "runtime/worker/call-hooks.ts";

export const hooksMutants: MutantsOf<typeof hooks> = {
  "onSuccess: a job that completes fires onStart, onProgress, onSuccess and onComplete": patched(
    "onSuccess is called twice",
    callEndHooks,
    'await call("onSuccess",',
    'await call("onSuccess", event({ payload, result: outcome.result }));\n    await call("onSuccess",',
  ),
  "onRetry: a job that is retried and then fails fires onRetry, onFailure and onComplete": patched(
    "onRetry is not called",
    callEndHooks,
    'await call("onRetry",',
    "void (",
  ),
  "hooks: hooks for all jobs come first, then those of patterns, then the job's own": patched(
    "hooks are called in the order written",
    callHooks,
    "...[...patterns, ...own].map(",
    "...entries.map(",
  ),
  "hooks: handler and hooks of one attempt see the same context": patched(
    "each hook sees a copy of the context",
    runAttempt,
    "get context() {\n      return context.read();",
    "get context() {\n      return { ...(context.read() as object) };",
  ),
  "hooks: a hook that throws changes nothing and is logged": patched(
    "a hook that throws is not logged",
    callHooks,
    "log.error({ error, hook: name },",
    "log.debug({ error, hook: name },",
  ),
  "hooks: hooks that tell of an end run after it was stored": broken(
    "an end is stored after it was told",
    handing((job) => ({
      async settle(outcome) {
        setTimeout(() => void job.settle(outcome), 100);
        return true;
      },
    })),
  ),
  "hooks: an unknown hook is refused": patched(
    "unknown hooks are ignored",
    callHooks,
    "if (!jobs.some((job) => matches(job, key))) {",
    "if (false) {",
  ),
};
