import type { RuntimeContract, RuntimeJob } from "../../schema/contract.ts";
import type { Manifest } from "../../schema/definition.ts";
import type { Receipt } from "../backend.ts";
import { type BoundJob, bindJobs } from "../bind-jobs.ts";
import { checkKeys } from "../check-keys.ts";
import { JobwrightError, OptionError } from "../errors.ts";
import { requireBackend } from "../require-backend.ts";
import type { CallOptions } from "./call-options.ts";
import type { ClientOptions, ScheduleRequest, TransactionalJobClient } from "./client-types.ts";
import { jobClient } from "./job-client.ts";

/** What a generated client is built from. */
export interface ClientConnection {
  /** The client of one job. Its types are the generated code's word: they follow the contract. */
  job<Payload, Result, Options extends CallOptions>(
    name: string,
  ): TransactionalJobClient<Payload, Result, Options>;
  /** The `schedule` function of one router. */
  schedule<Tasks>(
    namespace: string,
  ): <Name extends keyof Tasks>(request: ScheduleRequest<Tasks, Name>) => Promise<Receipt>;
  close(): Promise<void>;
}

/**
 * Binds a contract and the manifest's schemas to a backend, for generated clients. Connects at the first use.
 *
 * @throws OptionError without a backend, or for an unknown option · JobwrightError when the contract names a job that the manifest lacks: codegen
 * must run again
 */
export function connectClient(
  manifest: Manifest,
  contract: RuntimeContract,
  options: ClientOptions,
): ClientConnection {
  checkKeys("createJobs", options, ["backend"]);
  const { backend } = options;
  requireBackend("createJobs", backend, contract.target);
  const jobs = bindJobs(manifest, contract);
  let closed = false;
  const connect = async () => {
    if (closed) throw new JobwrightError("The client is closed.");
    await backend.prepare(contract);
    return backend;
  };
  const client = <Payload, Result, Options extends CallOptions>(
    name: string,
  ): TransactionalJobClient<Payload, Result, Options> =>
    jobClient(requireJob(jobs, name), connect, contract.target);
  return {
    job: client,
    schedule: (namespace) => async (request) => {
      const { task, input, options, ...others } = scheduleFields(request);
      const unknown = Object.keys(others)[0];
      if (unknown !== undefined) throw new OptionError(`${namespace}.schedule: unknown key ${unknown}.`);
      return client(`${namespace}.${task}`).publish(input, options);
    },
    close: async () => {
      closed = true;
    },
  };
}

function requireJob(jobs: ReadonlyMap<string, BoundJob>, name: string): BoundJob {
  const job = jobs.get(name);
  if (job) return job;
  throw new OptionError(`There is no job ${name}. Jobs: ${[...jobs.keys()].join(", ")}.`);
}

/** A request's fields, whatever its task: the types have tied `input` and `options` to it. */
function scheduleFields(request: object): {
  readonly task?: RuntimeJob["key"];
  readonly input?: unknown;
  readonly options?: CallOptions;
} {
  return request;
}
