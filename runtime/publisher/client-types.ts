import type { Duration } from "../../schema/duration.ts";
import type { Backend, Receipt } from "../backend.ts";
import type { CallOptions, TransactionOption } from "./call-options.ts";
import type { JobInspection, TypedJobRecord } from "./inspection-types.ts";

/** What `createJobs` takes. */
export interface ClientOptions<B extends Backend = Backend> {
  /** Where the jobs are stored. The client does not close it. */
  readonly backend: B;
}

/** One job of the generated client. */
export interface JobClient<Payload, Result, Options extends CallOptions>
  extends JobInspection<Payload, Result> {
  /**
   * Validates the payload and enqueues it as given.
   *
   * @returns the job's id; where `deduplicated`, that of the job that stands in its place
   * @throws PayloadError with every violation; nothing was enqueued
   * @throws OptionError for an unknown option or a value out of range
   * @example await jobs.emails.sendWelcomeEmail.publish({ userId, email, name }, { delay: "5s" })
   */
  publish(payload: Payload, options?: Options): Promise<Receipt>;

  /**
   * Enqueues all entries or none; receipts in order. At most 50,000.
   *
   * @throws PayloadError with every violation of every entry, its index in the paths
   */
  publishMany(entries: readonly PublishEntry<Payload, Options>[]): Promise<readonly Receipt[]>;

  /** A job as it is now, or undefined where there is none with the id, or its `keep` time is over. */
  get(id: string): Promise<TypedJobRecord<Payload, Result> | undefined>;

  /**
   * Waits until a job has ended and gives its result.
   *
   * @throws JobFailedError when it failed or was cancelled · WaitTimeoutError when `timeout` (default 30 s) ran
   * out · JobNotFoundError when there is no such job
   */
  waitFor(id: string, options?: { readonly timeout?: Duration }): Promise<Result>;
}

/** One job of a client of `target: "pg-boss"`, which can publish in a transaction of the caller's. */
export interface TransactionalJobClient<Payload, Result, Options extends CallOptions>
  extends JobClient<Payload, Result, Options> {
  /**
   * As `JobClient.publish`; with `tx`, within that transaction.
   *
   * @throws OptionError where `tx` is no transaction · what the database answered, as the transaction's own library gives it
   * @example await jobs.emails.sendWelcomeEmail.publish({ userId, email, name }, { tx: client })
   */
  publish(payload: Payload, options?: Options & TransactionOption): Promise<Receipt>;

  /** As `JobClient.publishMany`; with `tx`, all entries within that transaction. */
  publishMany(
    entries: readonly PublishEntry<Payload, Options>[],
    options?: TransactionOption,
  ): Promise<readonly Receipt[]>;
}

export interface PublishEntry<Payload, Options> {
  readonly payload: Payload;
  readonly options?: Options;
}

/** What one task of a router's `schedule` takes. */
export interface Task<Payload, Options extends CallOptions> {
  readonly input: Payload;
  readonly options?: Options;
}

/** The argument of a router's `schedule`: a task's name, its input and its options. */
export type ScheduleRequest<Tasks, Name extends keyof Tasks> = { readonly task: Name } & Tasks[Name];
