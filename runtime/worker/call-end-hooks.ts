import type { Outcome } from "../backend.ts";
import { asError } from "../errors.ts";
import type { HookCaller } from "./call-hooks.ts";
import type { HookEvent } from "./hooks.ts";
import type { Interruption } from "./interruption.ts";
import type { Performed } from "./perform.ts";

/** Adds the fields that every event has. */
export type MakeEvent = <Fields extends object>(fields: Fields) => Fields & HookEvent<unknown>;

/** Calls the hooks that tell of an attempt's end, once its outcome is stored. */
export async function callEndHooks(
  call: HookCaller,
  event: MakeEvent,
  outcome: Outcome,
  ended: Performed | Interruption,
): Promise<void> {
  if (outcome.kind === "completed") {
    const payload = ended.kind === "completed" ? ended.payload : undefined;
    await call("onSuccess", event({ payload, result: outcome.result }));
    await call("onComplete", event({ state: "completed" as const }));
  } else if (outcome.kind === "failed") {
    await call("onFailure", event({ error: thrownBy(ended) }));
    await call("onComplete", event({ state: "failed" as const }));
  } else if (outcome.kind === "retry") {
    await call("onRetry", event({ error: thrownBy(ended), delay: outcome.delay }));
  }
}

function thrownBy(ended: Performed | Interruption): Error {
  return asError("error" in ended ? ended.error : undefined);
}
