import type { crashes } from "../../conformance/behaviours/crashes.ts";
import { handing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const leases = "runtime/backends/bullmq/leases.ts";

export const crashesMutants: MutantsOf<typeof crashes> = {
  "crash: a job of a killed worker runs again within 20 s, without backoff, and has lost one attempt": broken(
    "a lost run is not counted",
    handing(({ attempt }) => ({ attempt: attempt - 1 })),
  ),
  "WorkerLostError: a killed worker's last attempt fails its job with WorkerLostError": patched(
    "a lost last attempt is run again",
    "runtime/worker/perform.ts",
    "claimed.attempt > claimed.maxAttempts ? new WorkerLostError() : undefined",
    "undefined",
  ),
  "at least once: a job that runs for longer than the lease stays with its worker": {
    what: "leases are neither renewed, nor taken again once they ran out",
    patches: [
      { file: leases, find: "claim.isHeld && claim.expiresAt <= old", replace: "claim.expiresAt < 0" },
      {
        file: leases,
        find: "if (await retakeLock(claim.queue",
        replace: "if (false && await retakeLock(claim.queue",
      },
    ],
  },
};
