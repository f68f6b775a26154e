import type { Json } from "../../schema/json.ts";
import type { Logger } from "../logger.ts";
import type { Transaction } from "../transaction.ts";

/** The job that is being worked, as handlers, hooks and `createContext` see it. */
export interface JobInfo {
  readonly id: string;
  readonly name: string;
  /** 1 for the first run. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly createdAt: Date;
}

/** What `createContext` gets. */
export interface ContextInput {
  readonly job: JobInfo;
  /** The worker's logger with the job's fields. */
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** What a handler gets. */
export interface HandlerInput<Payload, Context> {
  /** Parsed by the schema: defaults filled in, transforms applied. */
  readonly payload: Payload;
  /** Made afresh for this attempt by `createContext`. */
  readonly context: Context;
  readonly job: JobInfo;
  /** Aborts on timeout, and when the worker gives the job up. */
  readonly signal: AbortSignal;
  /** Reports progress; `get` shows the last value while the job is active. At most four a second are stored. */
  readonly progress: (value: Json) => void;
  /** The worker's logger with the job's fields. */
  readonly log: Logger;
}

/** The user's function for one job. */
export type Handler<Payload, Result, Context> = (
  input: HandlerInput<Payload, Context>,
) => Result | Promise<Result>;

/** What a handler gets with `target: "pg-boss"`. */
export interface TransactionalHandlerInput<Payload, Result, Context> extends HandlerInput<Payload, Context> {
  /**
   * Completes the job within a transaction of the handler's: when that commits, the job is completed with what else it
   * wrote, even where the process is killed right then; when it rolls back, the attempt goes on. Nothing else completes
   * the job then: where the transaction was rolled back, the attempt fails.
   *
   * @param result of the job, in place of what the handler returns
   * @returns the result
   * @throws ResultError where the result does not fit · WorkerLostError where the job is no longer this worker's
   * @example return db.transaction().execute(async (trx) => {
   *   await trx.insertInto("receipts").values({ order: payload.order }).execute();
   *   return complete(fromKysely(trx), { sent: true });
   * });
   */
  readonly complete: Complete<Result>;
}

export type Complete<Result> = undefined extends Result
  ? (tx: Transaction, result?: Result) => Promise<Result>
  : (tx: Transaction, result: Result) => Promise<Result>;

/** The user's function for one job with `target: "pg-boss"`. */
export type TransactionalHandler<Payload, Result, Context> = (
  input: TransactionalHandlerInput<Payload, Result, Context>,
) => Result | Promise<Result>;

/** A handler's file. A method, so that a handler of any payload fits (methods are compared bivariantly). */
export interface HandlerModule {
  handler(input: HandlerInput<unknown, unknown>): unknown;
}

/** Lazy imports of the handlers, by job name. */
export interface HandlerModules {
  readonly [name: string]: () => Promise<HandlerModule>;
}

/** The context's file. */
export interface ContextModule {
  createContext(input: ContextInput): unknown;
}
