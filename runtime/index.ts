export {
  AttemptTimeoutError,
  CancelledError,
  NonRetryableError,
  ResultError,
  RetryError,
  WorkerLostError,
} from "./errors.ts";
export { consoleLogger, type Logger } from "./logger.ts";
export * from "./publisher/index.ts";
export { connectWorker, type WorkerBindings } from "./worker/connect-worker.ts";
export type {
  Complete,
  ContextInput,
  ContextModule,
  Handler,
  HandlerInput,
  HandlerModule,
  HandlerModules,
  JobInfo,
  TransactionalHandler,
  TransactionalHandlerInput,
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
