import type { JobInsert } from "pg-boss";
import type { NewJob } from "../../backend.ts";

/** A job as pg-boss takes it. What is left out is filled in from its queue. */
export function jobInsert(job: NewJob): JobInsert {
  return {
    id: job.id,
    data: job.payload,
    retryLimit: job.attempts - 1,
    ...(job.priority !== null && { priority: job.priority }),
    ...(job.group !== undefined && { group: { id: job.group } }),
    ...(job.startAt !== null && { startAfter: job.startAt }),
  };
}
