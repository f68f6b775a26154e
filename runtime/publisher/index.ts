/** What a program that publishes needs, and nothing of the worker: generated clients import only this. */
export type { RuntimeContract, RuntimeJob } from "../../schema/contract.ts";
export type { Duration } from "../../schema/duration.ts";
export type { Json, JsonObject } from "../../schema/json.ts";
export type { InputOf, OutputOf, PartOf } from "../../schema/zod-types.ts";
export type { Backend, BackendKind, JobRecord, JobState, Receipt } from "../backend.ts";
export {
  BackendError,
  DuplicateError,
  JobFailedError,
  JobNotFoundError,
  JobwrightError,
  MissingPackageError,
  OptionError,
  PayloadError,
  type SerializedError,
  UnreachableError,
  type Violation,
  WaitTimeoutError,
} from "../errors.ts";
export type { JobCounts } from "../inspection.ts";
export type { AdaptedTransaction, Transaction, TransactionClient } from "../transaction.ts";
export type {
  CallOptions,
  DedupeCallOptions,
  GroupCallOptions,
  PriorityCallOptions,
  TransactionOption,
} from "./call-options.ts";
export type {
  ClientOptions,
  JobClient,
  PublishEntry,
  ScheduleRequest,
  Task,
  TransactionalJobClient,
} from "./client-types.ts";
export { type ClientConnection, connectClient } from "./connect-client.ts";
export type { JobInspection, ListOptions, TypedJobPage, TypedJobRecord } from "./inspection-types.ts";
