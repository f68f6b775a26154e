import type { interrupting as behaviours } from "../../../conformance/behaviours/inspection/interrupting.ts";
import { handing, inspecting, pretendingToCancel } from "../../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../../mutant.ts";

const attempt = "runtime/worker/run-attempt.ts";
const wasCancelled = "const cancelled = !stored && claimed.signal.reason instanceof CancelledError;";

export const interruptingMutants: MutantsOf<typeof behaviours> = {
  "CancelledError: the signal of a cancelled job's handler aborts within 2 s, with a CancelledError": patched(
    "the signal's reason is any error",
    "runtime/worker/interruption.ts",
    "reason instanceof CancelledError ? reason : error",
    "error",
  ),
  "cancel: what a cancelled job's handler returns is dropped": broken("it is stored", pretendingToCancel()),
  "cancel: what a cancelled job's handler throws is dropped, and it is not tried again": broken(
    "it is stored",
    pretendingToCancel(),
  ),
  "cancel: a handler that does not heed its signal gives its slot back": broken(
    "no run learns of a cancel",
    handing(() => ({ signal: new AbortController().signal })),
  ),
  "onComplete: of the hooks that tell of an end, a cancelled run calls onComplete alone": patched(
    "it calls none",
    attempt,
    wasCancelled,
    "const cancelled = false;",
  ),
  "onComplete: onComplete hears of a cancel that came while the handler ended": patched(
    "a cancel counts only where it interrupted the handler",
    attempt,
    wasCancelled,
    'const cancelled = ended.kind === "lost" && claimed.signal.reason instanceof CancelledError;',
  ),
  "cancel: a cancelled job leaves those that run beside it alone": broken(
    "a cancel ends all runs of the queue",
    inspecting(({ cancel, list }) => ({
      async cancel(name, id) {
        const { jobs } = await list(name, { state: "active", limit: 10 });
        for (const job of jobs) await cancel(name, job.id);
        return cancel(name, id);
      },
    })),
  ),
};
