import type { Contract, RuntimeContract } from "./contract.ts";

/** The part of a contract that is written into the generated code: names and options, no schemas. */
export function runtimeContract({ name, target, jobs }: Contract): RuntimeContract {
  return {
    name,
    target,
    jobs: jobs.map(({ name: job, namespace, key, options }) => ({ name: job, namespace, key, options })),
  };
}
