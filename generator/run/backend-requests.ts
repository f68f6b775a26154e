import type { Backend, JobRecord, NewJob } from "../../runtime/backend.ts";
import type { RuntimeContract } from "../../schema/contract.ts";

/** The part of a backend that `publish`, `publishMany` and `waitFor` of a client reach. */
export type PublishingBackend = Pick<Backend, "kind" | "prepare" | "enqueue" | "get">;

/** What a publisher asks of the process that has the backend open. */
export type BackendRequest =
  | { readonly method: "prepare"; readonly contract: RuntimeContract }
  | { readonly method: "enqueue"; readonly jobs: readonly NewJob[] }
  | { readonly method: "get"; readonly name: string; readonly id: string };

/** Answers a request, which came as JSON. */
export async function answerRequest(backend: PublishingBackend, request: BackendRequest): Promise<unknown> {
  switch (request.method) {
    case "prepare":
      return backend.prepare(request.contract);
    case "enqueue":
      return backend.enqueue(request.jobs.map(withDates));
    case "get":
      return backend.get(request.name, request.id);
  }
}

/**
 * A backend to publish to that another process has open.
 *
 * @param send sends a request as JSON and gives the answer
 */
export function remoteBackend(send: (request: BackendRequest) => Promise<unknown>): PublishingBackend {
  return {
    kind: "embedded",
    prepare: async (contract) => void (await send({ method: "prepare", contract })),
    // Receipts and records are what the other process's backend gave, by way of JSON.
    enqueue: async (jobs) =>
      (await send({ method: "enqueue", jobs })) as Awaited<ReturnType<Backend["enqueue"]>>,
    get: async (name, id) => recordWithDates((await send({ method: "get", name, id })) as JobRecord | null),
  };
}

function withDates(job: NewJob): NewJob {
  return { ...job, startAt: job.startAt === null ? null : new Date(job.startAt) };
}

function recordWithDates(record: JobRecord | null): JobRecord | undefined {
  if (record === null) return undefined;
  const { createdAt, startedAt, finishedAt } = record;
  return {
    ...record,
    createdAt: new Date(createdAt),
    startedAt: startedAt && new Date(startedAt),
    finishedAt: finishedAt && new Date(finishedAt),
  };
}
