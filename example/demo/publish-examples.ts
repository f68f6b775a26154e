import type { JobContract } from "jobwright";
import {
  type CallOptions,
  type JobClient,
  type Json,
  type JsonObject,
  PayloadError,
  type Violation,
} from "jobwright/runtime";
import { formatTime } from "./table.ts";

/** The client of a job that is known by its contract only. */
export type AnyJobClient = JobClient<JsonObject, Json, CallOptions>;

/** One example that went into the queue. */
export interface Publication {
  readonly job: string;
  readonly id: string;
  readonly manner: "at once" | "in bulk" | `after ${string}`;
  /** It must not have run before; undefined where it was not delayed. */
  readonly notBefore: Date | undefined;
}

/** A payload that publish did not take. */
export interface Refusal {
  readonly job: string;
  readonly payload: JsonObject;
  readonly violations: readonly Violation[];
}

/** Milliseconds that the examples of some jobs wait. */
const delays: ReadonlyMap<string, number> = new Map([
  ["emails.sendNewsletter", 1500],
  ["reports.exportOrders", 1000],
]);

/** From three examples on, they are published with one call. */
const bulkFrom = 3;

/** Publishes all examples of a job: in bulk, later, or at once. */
export async function publishExamples(
  client: AnyJobClient,
  { name, examples }: JobContract,
): Promise<readonly Publication[]> {
  if (examples.length >= bulkFrom) {
    const receipts = await client.publishMany(examples.map((payload) => ({ payload })));
    return receipts.map(({ id }) => ({ job: name, id, manner: "in bulk", notBefore: undefined }));
  }
  const delay = delays.get(name);
  return Promise.all(
    examples.map(async (payload): Promise<Publication> => {
      if (delay === undefined) {
        const { id } = await client.publish(payload);
        return { job: name, id, manner: "at once", notBefore: undefined };
      }
      const notBefore = new Date(Date.now() + delay);
      const { id } = await client.publish(payload, { delay });
      return { job: name, id, manner: `after ${formatTime(delay)}`, notBefore };
    }),
  );
}

/** Publishes a payload that does not fit. @throws Error when it was taken all the same */
export async function publishRefused(
  client: AnyJobClient,
  job: string,
  payload: JsonObject,
): Promise<Refusal> {
  try {
    await client.publish(payload);
  } catch (error) {
    if (error instanceof PayloadError) return { job, payload, violations: error.violations };
    throw error;
  }
  throw new Error(`${job} took a payload that does not fit: ${JSON.stringify(payload)}`);
}
