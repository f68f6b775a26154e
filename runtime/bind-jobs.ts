import type { RuntimeContract, RuntimeJob } from "../schema/contract.ts";
import type { DefinedJob, Manifest } from "../schema/definition.ts";
import { manifestJobs } from "../schema/manifest-jobs.ts";
import { JobwrightError } from "./errors.ts";
import { type Validator, validatorOf } from "./validation/validator.ts";

/** A job of the contract with the schemas of the manifest, which are compiled at their first use. */
export interface BoundJob {
  readonly job: RuntimeJob;
  readonly validatePayload: Validator;
  /** Undefined for a job without a result schema. */
  readonly validateResult: Validator | undefined;
}

/**
 * Each job of a contract beside its schemas, by name.
 *
 * @throws JobwrightError when the manifest lacks a job of the contract
 */
export function bindJobs(manifest: Manifest, contract: RuntimeContract): ReadonlyMap<string, BoundJob> {
  const definitions = new Map<string, DefinedJob>();
  for (const { name, definition } of manifestJobs(manifest)) definitions.set(name, definition);
  return new Map(
    contract.jobs.map((job) => {
      const definition = definitions.get(job.name);
      if (definition) return [job.name, bind(job, definition)];
      throw new JobwrightError(
        `The generated code names the job ${job.name}, which manifest ${manifest.name} does not have. Run: jobwright codegen`,
      );
    }),
  );
}

function bind(job: RuntimeJob, { payload, result }: DefinedJob): BoundJob {
  return {
    job,
    validatePayload: compiledLater(payload),
    validateResult: result && compiledLater(result),
  };
}

function compiledLater(schema: DefinedJob["payload"]): Validator {
  let validator: Validator | undefined;
  return (value) => {
    validator ??= validatorOf(schema);
    return validator(value);
  };
}
