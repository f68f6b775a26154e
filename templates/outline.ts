import type { Contract, JobContract } from "../schema/contract.ts";
import { jobTypeNames, routerTypeNames } from "../schema/names.ts";

/** What the generated code calls everything in the contract. */
export interface Outline {
  /** All jobs, by name. */
  readonly jobs: readonly OutlinedJob[];
  /** Those outside routers. */
  readonly ownJobs: readonly OutlinedJob[];
  readonly routers: readonly OutlinedRouter[];
}

export interface OutlinedJob {
  readonly contract: JobContract;
  /** `emails/sendWelcomeEmail.ts`: below `jobs/`, and below the folder of the handlers. */
  readonly file: string;
  readonly payloadType: string;
  readonly parsedType: string;
  readonly inferredType: string;
  readonly resultType: string;
}

export interface OutlinedRouter {
  readonly namespace: string;
  readonly jobs: readonly OutlinedJob[];
  readonly jobsType: string;
  readonly tasksType: string;
}

export function outline(contract: Contract): Outline {
  const jobs = contract.jobs.map(outlineJob);
  const byNamespace = Map.groupBy(jobs, (job) => job.contract.namespace);
  return {
    jobs,
    ownJobs: byNamespace.get(null) ?? [],
    routers: [...byNamespace].flatMap(([namespace, jobs]) =>
      namespace === null ? [] : [{ namespace, jobs, ...routerTypeNames(namespace) }],
    ),
  };
}

/** The file of a job below `jobs/`, and below the folder of the handlers. */
export function jobFile({ namespace, key }: Pick<JobContract, "namespace" | "key">): string {
  return `${namespace === null ? "" : `${namespace}/`}${key}.ts`;
}

function outlineJob(contract: JobContract): OutlinedJob {
  return {
    contract,
    file: jobFile(contract),
    ...jobTypeNames(contract.name),
  };
}
