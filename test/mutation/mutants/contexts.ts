import type { contexts } from "../../conformance/behaviours/contexts.ts";
import { type MutantsOf, patched } from "../mutant.ts";

const attemptContext = "runtime/worker/attempt-context.ts";
const runAttempt = "runtime/worker/run-attempt.ts";

export const contextsMutants: MutantsOf<typeof contexts> = {
  "context: the context is made afresh for each attempt, from the job": patched(
    "one context is made for all",
    attemptContext,
    "made = { context: await create() };",
    "made = { context: ((globalThis as any).contextOfAll ??= await create()) };",
  ),
  "context: the context is disposed once, after the attempt and its hooks": patched(
    "the context is disposed before the hooks",
    runAttempt,
    "if (stored && callHooks) await callEndHooks(",
    "await disposeContext(context, log);\n    if (stored && callHooks) await callEndHooks(",
  ),
  "context: the context of a failed attempt is disposed too": patched(
    "only the context of a completed attempt is disposed",
    runAttempt,
    "else await disposeContext(context, log);",
    'else if (ended.kind === "completed") await disposeContext(context, log);',
  ),
  "context: a context that cannot be made fails the attempt, and the next is run": patched(
    "the handler is called without a context",
    attemptContext,
    "made = { error };",
    "made = { context: undefined };",
  ),
  "context: hooks are called even where the context cannot be made, and reading it throws why": patched(
    "hooks are called with the context, or not at all",
    runAttempt,
    "get context() {\n      return context.read();\n    },",
    "context: context.read(),",
  ),
  "context: a context that cannot be disposed does not fail the job": patched(
    "the context is disposed before the end is stored, and its error counts",
    "runtime/worker/perform.ts",
    'return { kind: "completed", payload: validation.parsed, result };',
    'await context.dispose();\n    return { kind: "completed", payload: validation.parsed, result };',
  ),
};
