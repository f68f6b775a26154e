import type { Backend, JobRecord } from "../../../runtime/backend.ts";
import type { isolation } from "../../conformance/behaviours/isolation.ts";
import { jobByHand } from "../../conformance/by-hand.ts";
import { broken, type MutantsOf } from "../mutant.ts";

export const isolationMutants: MutantsOf<typeof isolation> = {
  "isolation: two manifests on one backend do not work each other's jobs": broken(
    "a consumer takes the jobs of every manifest",
    (backend) => ({
      ...backend,
      consume: (request) =>
        backend.consume({
          ...request,
          jobs: [...request.jobs, jobByHand("letters")],
          run: (job) =>
            request.run(job).catch(async () => void (await job.settle({ kind: "completed", result: null }))),
        }),
    }),
  ),
  "isolation: two places with queues of the same name do not see each other's jobs": broken(
    "every place is the same",
    (() => {
      let first: Backend | undefined;
      return (backend: Backend) => {
        first ??= backend;
        return { ...first, close: () => backend.close() };
      };
    })(),
  ),
  "storage: jobs outlive the backend that stored them": broken(
    "jobs are kept by the backend object",
    (backend) => {
      const stored = new Map<string, JobRecord>();
      return {
        ...backend,
        async enqueue(jobs) {
          for (const { id, payload } of jobs) {
            stored.set(id, { id, payload, state: "waiting", attempt: 0, createdAt: new Date() });
          }
          return jobs.map(({ id }) => ({ id, deduplicated: false }));
        },
        get: async (_name, id) => stored.get(id),
      };
    },
  ),
};
