import type { Target } from "../../schema/target.ts";
import { checkKeys } from "../check-keys.ts";
import { OptionError, requireDuration } from "../errors.ts";
import { requireBackend } from "../require-backend.ts";
import { checkHooks } from "./call-hooks.ts";
import type { ContextModule } from "./handler.ts";
import type { BaseWorkerOptions, RunOnceOptions } from "./worker-types.ts";

/** The options of `createWorker`, typed in the generated code and checked here. */
export interface WorkerOptions extends BaseWorkerOptions {
  /** Hooks for all jobs, by pattern and by name. */
  readonly hooks?: object;
  /** Handlers by job name, in place of those at the configured places. */
  readonly handlers?: object;
  readonly createContext?: ContextModule["createContext"];
}

const optionNames = ["backend", "concurrency", "logger", "drain", "hooks", "handlers", "createContext"];

/**
 * @param names of the jobs of the manifest
 * @param target of the generated code
 * @returns the drain time in milliseconds
 * @throws OptionError for an unknown option, hook or handler, or a value out of range
 */
export function checkWorkerOptions(options: WorkerOptions, names: readonly string[], target: Target): number {
  const { concurrency = 10, drain = "30s", hooks = {}, handlers = {} } = options;
  checkKeys("createWorker", options, optionNames);
  requireBackend("createWorker", options.backend, target);
  checkCount("concurrency", concurrency);
  checkHooks(hooks, names);
  const stranger = Object.keys(handlers).find((name) => !names.includes(name));
  if (stranger) throw new OptionError(`handlers: there is no job ${stranger}. Jobs: ${names.join(", ")}.`);
  return requireDuration("drain", drain);
}

/** @throws OptionError for an unknown option, or a limit that is none */
export function checkRunOnceOptions(options: RunOnceOptions): void {
  checkKeys("runOnce", options, ["limit", "jobs"]);
  if (options.limit !== undefined) checkCount("limit", options.limit);
}

function checkCount(option: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new OptionError(`${option} must be a whole number of at least 1, not ${value}.`);
}
