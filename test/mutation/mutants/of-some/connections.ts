import type { connections } from "../../../conformance/behaviours/of-some/connections.ts";
import { handing, running } from "../../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../../mutant.ts";

export const connectionsMutants: MutantsOf<typeof connections> = {
  "UnreachableError: a publish while the server is out of reach, and nothing is stored": patched(
    "a publish that was not stored gives a receipt",
    "runtime/publisher/job-client.ts",
    "if (!(error instanceof UnreachableError)) throw error;",
    "return jobs.map(({ id }) => ({ id, deduplicated: false }));",
  ),
  "publish: once the server is back, the same client publishes": broken(
    "a lost backend stays lost",
    (backend) => {
      let lost = false;
      return {
        ...backend,
        async enqueue(jobs) {
          if (lost) throw new Error("still lost");
          lost = true;
          const receipts = await backend.enqueue(jobs);
          lost = false;
          return receipts;
        },
      };
    },
  ),
  "start: with the server out of reach it throws, and starts when the server is back": broken(
    "what could not be prepared is not prepared again",
    (backend) => {
      let first: Promise<void> | undefined;
      return {
        ...backend,
        prepare: (contract) => {
          first ??= backend.reconcileSchedules("shop", []).then(() => backend.prepare(contract));
          return first;
        },
      };
    },
  ),
  "reconnection: an idle worker takes the jobs that were published while it was cut off": broken(
    "a worker works one job",
    (backend) => {
      let runs = 0;
      return running(async (job, run) => {
        runs += 1;
        if (runs === 1) await run(job);
      })(backend);
    },
  ),
  "reconnection: a job that ended while its worker was cut off is stored when it is back, and runs once":
    broken(
      "its end is not stored",
      handing(() => ({ settle: async () => false })),
    ),
};
