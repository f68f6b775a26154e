import type { portability } from "../../conformance/behaviours/portability.ts";
import { type MutantsOf, patched } from "../mutant.ts";

export const portabilityMutants: MutantsOf<typeof portability> = {
  "portability: the example runs with another backend.ts, and nothing else of it changed": patched(
    "a call's delay is not known",
    "runtime/publisher/new-job.ts",
    'else if (name === "delay") checked.startAt = moment(job, value);',
    "",
  ),
};
