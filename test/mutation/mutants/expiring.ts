import type { expiring } from "../../conformance/behaviours/expiring.ts";
import { withOptions } from "../broken-backend.ts";
import { broken, type MutantsOf } from "../mutant.ts";

export const expiringMutants: MutantsOf<typeof expiring> = {
  "keep: a job that ended is gone after its few seconds, and not before; one that waits stays": broken(
    "it is gone at once",
    withOptions(() => ({ keep: { completed: 0, failed: 0 } })),
  ),
};
