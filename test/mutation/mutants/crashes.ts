import type { crashes } from "../../conformance/behaviours/crashes.ts";
import { handing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

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
  "at least once: a job that runs for longer than the lease stays with its worker": patched(
    "leases are not renewed",
    "runtime/backends/bullmq/timing.ts",
    "renewalInterval = 2_500",
    "renewalInterval = 1_000_000",
  ),
};
