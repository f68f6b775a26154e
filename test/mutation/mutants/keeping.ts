import type { keeping } from "../../conformance/behaviours/keeping.ts";
import { withOptions } from "../broken-backend.ts";
import { broken, type MutantsOf } from "../mutant.ts";

const aDay = 86_400_000;

export const keepingMutants: MutantsOf<typeof keeping> = {
  "keep: keep 0 removes a completed job at its end": broken(
    "completed jobs stay a day",
    withOptions(({ keep }) => ({ keep: { ...keep, completed: aDay } })),
  ),
  "keep: keep 0 removes a failed job at its end": broken(
    "failed jobs stay a day",
    withOptions(({ keep }) => ({ keep: { ...keep, failed: aDay } })),
  ),
};
