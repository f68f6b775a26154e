import { JobNotFoundError, OptionError } from "../errors.ts";
import type { ChangeOfState, Inspection, ListRequest } from "../inspection.ts";
import type { JobState } from "../job-record.ts";
import type { JobInspection, ListOptions, TypedJobPage } from "./inspection-types.ts";

const defaultLimit = 50;
const largestLimit = 1_000;

/** Every state; one that is missing does not compile. */
const states: Readonly<Record<JobState, true>> = {
  ...{ waiting: true, delayed: true, active: true, retrying: true },
  ...{ completed: true, failed: true, cancelled: true },
};

/** The part of a job's client that looks after its queue. `connect` gives the backend, made ready. */
export function jobInspection<Payload, Result>(
  name: string,
  connect: () => Promise<Inspection>,
): JobInspection<Payload, Result> {
  return {
    async list(options) {
      const request = listRequest(name, options);
      const page = await (await connect()).list(name, request);
      // As in `get`: the types say what this version of the code writes.
      return page as TypedJobPage<Payload, Result>;
    },
    counts: async () => (await connect()).counts(name),
    cancel: async (id) => wasChanged(name, id, await (await connect()).cancel(name, id)),
    retry: async (id) => wasChanged(name, id, await (await connect()).retry(name, id)),
    pause: async () => (await connect()).pause(name),
    resume: async () => (await connect()).resume(name),
    isPaused: async () => (await connect()).isPaused(name),
  };
}

function wasChanged(name: string, id: string, change: ChangeOfState): boolean {
  if (change !== "missing") return change === "changed";
  throw new JobNotFoundError(`${name} ${id}: no such job, or its \`keep\` time is over.`);
}

function listRequest(name: string, options: ListOptions): ListRequest {
  // Callers without types may give anything, or nothing.
  const { state, limit = defaultLimit, after, ...others } = { ...options };
  const refuse = (problem: string): never => {
    throw new OptionError(`${name}: list: ${problem}`);
  };
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) refuse(`unknown option ${unknown}. It takes state, limit and after.`);
  if (!Object.hasOwn(states, state)) {
    refuse(`state must be one of ${Object.keys(states).join(", ")}, not ${JSON.stringify(state)}.`);
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit) {
    refuse(`limit must be a whole number from 1 to ${largestLimit}, not ${String(limit)}.`);
  }
  if (after !== undefined && typeof after !== "string") {
    refuse("after takes the `next` of the page before; leave it out for the first page.");
  }
  return { state, limit, after };
}
