import type { processes as behaviours } from "../../../conformance/behaviours/inspection/processes.ts";
import { handing, inspecting } from "../../broken-backend.ts";
import { broken, type MutantsOf } from "../../mutant.ts";

export const processesMutants: MutantsOf<typeof behaviours> = {
  "cancel: what a process cancelled, retried and paused is so for the next one": broken(
    "a pause is the backend object's own",
    inspecting(() => ({ pause: async () => {} })),
  ),
  "pause: a pause outlasts every process, and a worker started later heeds it": broken(
    "a process that starts ends all pauses",
    (backend) => ({
      ...backend,
      async prepare(contract) {
        await backend.prepare(contract);
        for (const { name } of contract.jobs) await backend.resume(name);
      },
    }),
  ),
  "signal: a handler is told within 2 s of its job's cancel by another process": broken(
    "no run learns of a cancel",
    handing(() => ({ signal: new AbortController().signal })),
  ),
};
