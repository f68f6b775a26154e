import type {
  Backend,
  ClaimedJob,
  ConsumeRequest,
  JobRecord,
  NewJob,
  Outcome,
  Receipt,
} from "../../runtime/backend.ts";
import type { ResolvedOptions } from "../../schema/contract.ts";

type Breaks = (backend: Backend) => Backend;

/** Stores other jobs than those given. */
export function storing(change: (job: NewJob, bulk: readonly NewJob[]) => NewJob): Breaks {
  return enqueuing((jobs, enqueue) => enqueue(jobs.map((job) => change(job, jobs))));
}

/** Stores in another way. One call for each backend, so that `way` may keep state in a closure of its own. */
export function enqueuing(
  way: (
    jobs: readonly NewJob[],
    enqueue: Backend["enqueue"],
    backend: Backend,
  ) => Promise<readonly Receipt[]>,
): Breaks {
  return (backend) => ({
    ...backend,
    enqueue: (jobs) => way(jobs, (others) => backend.enqueue(others), backend),
  });
}

/** Tells something else of a job than is stored. */
export function reading(change: (record: JobRecord) => JobRecord): Breaks {
  return (backend) => ({
    ...backend,
    get: async (name, id) => {
      const record = await backend.get(name, id);
      return record && change(record);
    },
  });
}

/** Hands out jobs that differ from those claimed. */
export function handing(change: (job: ClaimedJob) => Partial<ClaimedJob>): Breaks {
  return running((job, run) => run({ ...job, ...change(job) }));
}

/** Ends attempts in another way than it is told. */
export function settling(change: (outcome: Outcome, job: ClaimedJob) => Outcome): Breaks {
  return handing((job) => ({ settle: (outcome) => job.settle(change(outcome, job)) }));
}

/** Runs claimed jobs in another way. */
export function running(way: (job: ClaimedJob, run: ConsumeRequest["run"]) => Promise<void>): Breaks {
  return consuming((request) => ({ ...request, run: (job) => way(job, request.run) }));
}

/** Consumes something else than it is asked for. */
export function consuming(change: (request: ConsumeRequest) => ConsumeRequest): Breaks {
  return (backend) => ({ ...backend, consume: (request) => backend.consume(change(request)) });
}

/** Consumes with other options than the contract's. */
export function withOptions(change: (options: ResolvedOptions) => Partial<ResolvedOptions>): Breaks {
  return consuming((request) => ({
    ...request,
    jobs: request.jobs.map((job) => ({ ...job, options: { ...job.options, ...change(job.options) } })),
  }));
}
