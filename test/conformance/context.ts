import type { ContextInput } from "jobwright/runtime";

/** What the handlers of the conformance suite get. */
export interface Context {
  readonly jobId: string;
}

export async function createContext({ job }: ContextInput): Promise<Context> {
  return { jobId: job.id };
}
