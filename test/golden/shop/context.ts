import type { ContextInput } from "jobwright/runtime";
import type { Jobs } from "./generated/client.ts";

export interface Context {
  readonly jobs: Jobs | undefined;
  readonly jobName: string;
}

export async function createContext({ job }: ContextInput): Promise<Context> {
  return { jobs: undefined, jobName: job.name };
}
