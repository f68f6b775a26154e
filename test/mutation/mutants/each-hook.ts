import type { eachHook } from "../../conformance/behaviours/each-hook.ts";
import { type MutantsOf, patched } from "../mutant.ts";

const runAttempt = "runtime/worker/run-attempt.ts";
const callEndHooks = "runtime/worker/call-end-hooks.ts";

export const eachHookMutants: MutantsOf<typeof eachHook> = {
  "onStart: before the handler of each attempt, with the parsed payload": patched(
    "it is told the payload as stored",
    runAttempt,
    "event({ payload }))",
    "event({ payload: claimed.payload }))",
  ),
  "onStart: not called for a payload that does not fit": patched(
    "any payload fits",
    "runtime/worker/perform.ts",
    "if (!validation?.valid) {",
    "if (!validation?.valid && refusal) {",
  ),
  "onProgress: each value, in the order in which the handler reported them": patched(
    "each is told at once",
    runAttempt,
    'earlierHooks = earlierHooks.then(() => callHooks?.("onProgress", event({ progress: value })));',
    'void callHooks?.("onProgress", event({ progress: value }));',
  ),
  "onFailure: once, after the last attempt, with the error that was thrown": patched(
    "it is told a copy of the error",
    callEndHooks,
    'return asError("error" in ended ? ended.error : undefined);',
    'return new Error(asError("error" in ended ? ended.error : undefined).message);',
  ),
  "onSuccess: with the payload as parsed, and the result as the handler returned it": patched(
    "the payload is left out",
    callEndHooks,
    'const payload = ended.kind === "completed" ? ended.payload : undefined;',
    "const payload = undefined;",
  ),
  "onRetry: with the error, and the milliseconds until the next attempt": patched(
    "it is told seconds",
    callEndHooks,
    "delay: outcome.delay",
    "delay: outcome.delay / 1_000",
  ),
  "onComplete: after onSuccess and onFailure, and not where another attempt follows": patched(
    "it is called after each attempt",
    callEndHooks,
    '} else if (outcome.kind === "retry") {',
    '} else if (outcome.kind === "retry") {\n    await call("onComplete", event({ state: "failed" as const }));',
  ),
  "hooks: of two workers, the one that ran the attempt calls them, once": patched(
    "onComplete is called twice",
    callEndHooks,
    'await call("onComplete", event({ state: "completed" as const }));',
    'await call("onComplete", event({ state: "completed" as const }));\n    await call("onComplete", event({ state: "completed" as const }));',
  ),
  "hooks: whichever throws, the job ends as it would, and the others are called": patched(
    "onStart fails the attempt",
    "runtime/worker/call-hooks.ts",
    "} catch (error) {",
    '} catch (error) {\n        if (name === "onStart") throw error;',
  ),
};
