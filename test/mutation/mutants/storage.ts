import type { NewJob } from "../../../runtime/backend.ts";
import type { RuntimeContract } from "../../../schema/contract.ts";
import type { storage } from "../../conformance/behaviours/storage.ts";
import { newJobByHand } from "../../conformance/by-hand.ts";
import { consuming, enqueuing, handing, running, settling } from "../broken-backend.ts";
import { broken, type Mutant, type MutantsOf } from "../mutant.ts";

const storedAgain: Mutant = broken(
  "a job whose id exists is stored once more, under another id",
  (backend) => {
    const known = new Set<string>();
    const renewed = (job: NewJob): NewJob => {
      if (known.has(job.id)) return { ...job, id: newJobByHand(job.name).id };
      known.add(job.id);
      return job;
    };
    return { ...backend, enqueue: (jobs) => backend.enqueue(jobs.map(renewed)) };
  },
);

export const storageMutants: MutantsOf<typeof storage> = {
  "storage: jobs are stored with one receipt each, in the order given": broken(
    "receipts come in another order",
    enqueuing(async (jobs, enqueue) => (await enqueue(jobs)).toReversed()),
  ),
  "get: an unknown id and an id of another queue are no job": broken(
    "get looks into every queue",
    (backend) => ({
      ...backend,
      get: async (name, id) =>
        (await backend.get(name, id)) ?? (await backend.get(name === "parcels" ? "letters" : "parcels", id)),
    }),
  ),
  "storage: a bulk sent again adds only what is not there yet": storedAgain,
  "storage: a job sent again after it ended is not run again": storedAgain,
  "storage: a bulk with one job that cannot be stored stores none": broken(
    "a bulk is stored job by job",
    enqueuing(async (jobs, enqueue) => {
      const receipts = [];
      for (const job of jobs) receipts.push(...(await enqueue([job])));
      return receipts;
    }),
  ),
  "at least once: each job is handed to one of several consumers": broken(
    "each job is handed out twice",
    running(async (job, run) => {
      await run({ ...job, settle: async () => true });
      await run(job);
    }),
  ),
  "patterns: a consumer takes jobs of its own queues only": broken(
    "a consumer takes jobs of every queue it knows",
    (backend) => {
      const known: RuntimeContract[] = [];
      return {
        ...backend,
        prepare(contract) {
          known.push(contract);
          return backend.prepare(contract);
        },
        consume: (request) => backend.consume({ ...request, jobs: known[0]?.jobs ?? request.jobs }),
      };
    },
  ),
  "runOnce.limit: a consumer with a limit claims that many and ends by itself": broken(
    "a consumer claims one job too many",
    consuming((request) => ({ ...request, limit: request.limit && request.limit + 1 })),
  ),
  "stop: a stopping consumer waits for the job that it runs and claims nothing more": broken(
    "a consumer stops at once, and goes on in secret",
    (backend) => ({
      ...backend,
      consume: async (request) => ({ ...(await backend.consume(request)), stop: async () => {} }),
    }),
  ),
  "stop: a job handed back waits again and has not lost the attempt": broken(
    "a job handed back has lost the attempt",
    settling((outcome) =>
      outcome.kind === "released"
        ? { kind: "retry", delay: 0, error: { name: "Error", message: "handed back" } }
        : outcome,
    ),
  ),
  "at least once: an attempt is settled once": broken(
    "every settlement claims to have been stored",
    handing((job) => ({
      async settle(outcome) {
        await job.settle(outcome);
        return true;
      },
    })),
  ),
  "job: a claimed job carries what was enqueued": broken(
    "a claimed job has one attempt too many",
    handing(({ maxAttempts }) => ({ maxAttempts: maxAttempts + 1 })),
  ),
  "keep: a changed option of a queue takes effect": broken("the first contract's options stay", (backend) => {
    const first: RuntimeContract[] = [];
    return {
      ...backend,
      prepare(contract) {
        first.push(contract);
        return backend.prepare(first[0] ?? contract);
      },
      consume: (request) => backend.consume({ ...request, jobs: first[0]?.jobs ?? request.jobs }),
    };
  }),
};
