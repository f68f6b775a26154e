import type { Backend, ClaimedJob, NewSchedule } from "../../runtime/backend.ts";
import type { RuntimeContract, RuntimeJob } from "../../schema/contract.ts";

/**
 * The same backend with queues and schedules of its own: every name begins with the scope. So each behaviour
 * meets empty queues, and all of them share one database.
 */
export function scopedBackend(backend: Backend, scope: string): Backend {
  const within = (name: string): string => `${scope}.${name}`;
  const manifest = (name: string): string => `${scope}-${name}`;
  const job = (inner: RuntimeJob): RuntimeJob => ({ ...inner, name: within(inner.name) });
  const contracts = new Map<RuntimeContract, RuntimeContract>();

  return {
    kind: backend.kind,
    prepare(contract) {
      const scoped = contracts.get(contract) ?? {
        ...contract,
        name: manifest(contract.name),
        jobs: contract.jobs.map(job),
      };
      contracts.set(contract, scoped);
      return backend.prepare(scoped);
    },
    enqueue: (jobs) => backend.enqueue(jobs.map((one) => ({ ...one, name: within(one.name) }))),
    get: (name, id) => backend.get(within(name), id),
    consume: ({ jobs, run, ...request }) =>
      backend.consume({
        ...request,
        jobs: jobs.map(job),
        run: (claimed) => run(renamed(claimed, claimed.name.slice(scope.length + 1))),
      }),
    reconcileSchedules: (name, schedules) =>
      backend.reconcileSchedules(
        manifest(name),
        schedules.map(
          (schedule): NewSchedule => ({
            ...schedule,
            job: { ...schedule.job, name: within(schedule.job.name) },
          }),
        ),
      ),
    list: (name, request) => backend.list(within(name), request),
    counts: (name) => backend.counts(within(name)),
    cancel: (name, id) => backend.cancel(within(name), id),
    retry: (name, id) => backend.retry(within(name), id),
    pause: (name) => backend.pause(within(name)),
    resume: (name) => backend.resume(within(name)),
    isPaused: (name) => backend.isPaused(within(name)),
    close: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

function renamed(claimed: ClaimedJob, name: string): ClaimedJob {
  const { id, payload, attempt, maxAttempts, createdAt, signal } = claimed;
  return {
    ...{ id, name, payload, attempt, maxAttempts, createdAt, signal },
    progress: (value) => claimed.progress(value),
    settle: (outcome) => claimed.settle(outcome),
  };
}
