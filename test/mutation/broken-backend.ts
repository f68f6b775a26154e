import type {
  Backend,
  ClaimedJob,
  ConsumeRequest,
  JobRecord,
  NewJob,
  Outcome,
  Receipt,
} from "../../runtime/backend.ts";
import type { Inspection, ListRequest } from "../../runtime/inspection.ts";
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

/** Inspects queues in another way. One call for each backend, so that `change` may keep state in a closure of its own. */
export function inspecting(change: (backend: Backend) => Partial<Inspection>): Breaks {
  return (backend) => ({ ...backend, ...change(backend) });
}

/** Lists other jobs than those of the page, or in another order. */
export function listing(
  change: (jobs: readonly JobRecord[], request: ListRequest) => readonly JobRecord[],
): Breaks {
  return inspecting(({ list }) => ({
    list: async (name, request) => {
      const page = await list(name, request);
      return { ...page, jobs: change(page.jobs, request) };
    },
  }));
}

/** A cancelled job only looks like one: it stays as it is, and `get` says `cancelled`. */
export function pretendingToCancel(): Breaks {
  return (backend) => {
    const cancelled = new Set<string>();
    return {
      ...backend,
      async cancel(_name, id) {
        cancelled.add(id);
        return "changed";
      },
      async get(name, id) {
        const record = await backend.get(name, id);
        return record && cancelled.has(id) ? { ...record, state: "cancelled" } : record;
      },
    };
  };
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
