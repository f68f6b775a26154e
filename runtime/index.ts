export type { RuntimeContract, RuntimeJob } from "../schema/contract.ts";
export type { Duration } from "../schema/duration.ts";
export type { Json, JsonObject } from "../schema/json.ts";
export type { InputOf, OutputOf, PartOf } from "../schema/zod-types.ts";
export type { Backend, BackendKind, JobRecord, JobState, Receipt } from "./backend.ts";
export {
  AttemptTimeoutError,
  BackendError,
  JobFailedError,
  JobNotFoundError,
  JobwrightError,
  MissingPackageError,
  NonRetryableError,
  OptionError,
  PayloadError,
  ResultError,
  RetryError,
  type SerializedError,
  UnreachableError,
  type Violation,
  WaitTimeoutError,
  WorkerLostError,
} from "./errors.ts";
export { consoleLogger, type Logger } from "./logger.ts";
export type { CallOptions, DedupeCallOptions, PriorityCallOptions } from "./publisher/call-options.ts";
export type {
  ClientOptions,
  JobClient,
  PublishEntry,
  ScheduleRequest,
  Task,
  TypedJobRecord,
} from "./publisher/client-types.ts";
export { type ClientConnection, connectClient } from "./publisher/connect-client.ts";
export { connectWorker, type WorkerBindings } from "./worker/connect-worker.ts";
export type {
  ContextInput,
  ContextModule,
  Handler,
  HandlerInput,
  HandlerModule,
  HandlerModules,
  JobInfo,
} from "./worker/handler.ts";
export type { HookEvent, Hooks } from "./worker/hooks.ts";
export type { WorkerOptions } from "./worker/worker-options.ts";
export type {
  BaseWorkerOptions,
  NamePattern,
  RunOnceOptions,
  RunOnceSummary,
  Worker,
} from "./worker/worker-types.ts";
