import type { cancelling as behaviours } from "../../../conformance/behaviours/inspection/cancelling.ts";
import { inspecting, pretendingToCancel } from "../../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../../mutant.ts";

const doneByAll = inspecting(({ cancel }) => ({
  async cancel(name, id) {
    const change = await cancel(name, id);
    return change === "unfit" ? "changed" : change;
  },
}));

export const cancellingMutants: MutantsOf<typeof behaviours> = {
  "cancelled: cancel ends a job that has not ended, and get says so at once": broken(
    "an active job is not cancelled",
    inspecting(({ cancel, get }) => ({
      cancel: async (name, id) => ((await get(name, id))?.state === "active" ? "changed" : cancel(name, id)),
    })),
  ),
  "cancel: cancel of a job that has ended gives false, and leaves it as it is": broken(
    "a job that had ended counts as cancelled",
    doneByAll,
  ),
  "cancel: a job that was cancelled before it ran never runs": broken(
    "cancelled jobs are still handed out",
    pretendingToCancel(),
  ),
  "JobNotFoundError: cancel of an id that never was, or that is none, says that there is no such job": broken(
    "a job that is not there counts as ended",
    inspecting(({ cancel }) => ({
      async cancel(name, id) {
        const change = await cancel(name, id);
        return change === "missing" ? "unfit" : change;
      },
    })),
  ),
  "cancel: of 20 calls that cancel one job at once, one does it": broken("every call did it", doneByAll),
  "cancel: a job is either cancelled or completed, as cancel said": broken(
    "a job that had completed counts as cancelled",
    doneByAll,
  ),
  "JobFailedError: waitFor throws that the job was cancelled": patched(
    "its error has no name of its own",
    "runtime/publisher/wait-for.ts",
    'const cancelled = { name: "CancelledError"',
    'const cancelled = { name: "Error"',
  ),
  "dedupe.unfinished: a cancelled job frees its dedupe key": broken(
    "the key stays taken",
    pretendingToCancel(),
  ),
  "dedupe.unfinished: the key of a running job is free as soon as that is cancelled": broken(
    "the key is free at the end of the run",
    pretendingToCancel(),
  ),
  "dedupe.throttle: a cancelled job leaves its throttle as it is": broken(
    "a cancel ends the throttle",
    (backend) => {
      let hasCancelled = false;
      const inspect = inspecting(({ cancel }) => ({
        cancel: (name, id) => {
          hasCancelled = true;
          return cancel(name, id);
        },
      }));
      return {
        ...inspect(backend),
        enqueue: (jobs) =>
          backend.enqueue(hasCancelled ? jobs.map((job) => ({ ...job, dedupe: null })) : jobs),
      };
    },
  ),
};
