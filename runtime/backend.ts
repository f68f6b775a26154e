import type { RuntimeContract, RuntimeJob, ScheduleTimes } from "../schema/contract.ts";
import type { Json, JsonObject } from "../schema/json.ts";
import type { BackendKind } from "../schema/target.ts";
import type { SerializedError } from "./errors.ts";
import type { Inspection } from "./inspection.ts";
import type { JobRecord } from "./job-record.ts";
import type { Logger } from "./logger.ts";
import type { Transaction } from "./transaction.ts";

export type { BackendKind } from "../schema/target.ts";
export type { JobRecord, JobState } from "./job-record.ts";

/**
 * What stores and delivers jobs. The publisher and the worker decide everything that has a meaning to users
 * (validation, keys, retries, waits, timeouts, hooks); a backend keeps what it is told and hands it out again.
 * Whoever made a backend closes it.
 */
export interface Backend extends AsyncDisposable, Inspection {
  readonly kind: BackendKind;

  /**
   * Makes ready for the jobs of a contract: connects, creates what is missing (schema, queues) and corrects
   * what the contract changed. Repeated calls with one contract cost nothing. Rejects with a `BackendError`
   * for a difference that cannot be corrected.
   */
  prepare(contract: RuntimeContract): Promise<void>;

  /**
   * Stores jobs, all or none; receipts in order. A job whose id exists already is left as it is and is not
   * stored twice, so that a call may be repeated after a lost connection.
   */
  enqueue(jobs: readonly NewJob[]): Promise<readonly Receipt[]>;

  /**
   * As `enqueue`, in a transaction of the caller's, once `prepare` has resolved. Where it rejects, the transaction is as it
   * was before. Only of backends that keep jobs in a database.
   *
   * @throws OptionError where `tx` is no transaction
   */
  enqueueWithin?(tx: Transaction, jobs: readonly NewJob[]): Promise<readonly Receipt[]>;

  /** One job of the queue `name`, or undefined where there is none, or it has been removed. */
  get(name: string, id: string): Promise<JobRecord | undefined>;

  /** Starts to claim jobs and hand them to `request.run`. */
  consume(request: ConsumeRequest): Promise<Consumer>;

  /**
   * Makes the stored schedules of a manifest equal to those given: adds, changes, and removes its own that are
   * not among them. Those of other manifests, and those made by other means, stay as they are.
   */
  reconcileSchedules(manifest: string, schedules: readonly NewSchedule[]): Promise<void>;

  close(): Promise<void>;
}

/** A job to store; all that a call decides. The rest (backoff, timeout, keep) is the worker's contract's. */
export interface NewJob {
  /** A UUID of ours. */
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  /** Total runs, at least 1. */
  readonly attempts: number;
  /** −1000 to 1000, higher first; null in a queue without priorities. */
  readonly priority: number | null;
  /** Run no earlier; null for now. */
  readonly startAt: Date | null;
  readonly dedupe: NewJobDedupe | null;
  /** Of a job whose contract bounds its groups. Left out: in none. */
  readonly group?: string;
}

/** `key` has at most 512 bytes in UTF-8: it fits into an index of either backend. */
export type NewJobDedupe =
  | { readonly mode: "unfinished"; readonly key: string }
  /** `ttl` in milliseconds. */
  | { readonly mode: "throttle"; readonly key: string; readonly ttl: number };

/** A schedule to keep, and the job it makes at each of its times. */
export type NewSchedule = ScheduleTimes & {
  readonly key: string;
  readonly job: Omit<NewJob, "id" | "startAt">;
};

export interface Receipt {
  /** The job's id; where `deduplicated`, that of the job which stands in its place. */
  readonly id: string;
  readonly deduplicated: boolean;
}

export interface ConsumeRequest {
  /** The jobs to claim; no other queue is touched. */
  readonly jobs: readonly RuntimeJob[];
  /** Jobs at once in this process, over all queues. `RuntimeJob.options.concurrency` bounds each queue. */
  readonly concurrency: number;
  /** Stop by itself after this many jobs were claimed, or when no job is ready. Left out: go on until `stop`. */
  readonly limit?: number | undefined;
  /** Works one claimed job and settles it. Never rejects. */
  readonly run: (job: ClaimedJob) => Promise<void>;
  readonly logger: Logger;
}

export interface Consumer {
  /** Resolves when nothing is claimed any more and every claimed job has been settled and run. */
  readonly done: Promise<void>;
  /** Claims nothing more. Resolves as `done` does; it sets no time limit of its own. */
  stop(): Promise<void>;
}

/** A job that this worker holds. */
export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  /** Unvalidated: a producer may have sent anything. */
  readonly payload: unknown;
  /** 1 for the first run. Runs that were lost with their worker count; may exceed `maxAttempts` by one. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly createdAt: Date;
  /**
   * Aborted when the backend learns that the job is no longer this worker's, with a `CancelledError` where it was cancelled:
   * at the latest when `settle` resolves to false.
   */
  readonly signal: AbortSignal;
  /** Stores a progress value, where the job is still held. */
  progress(value: Json): Promise<void>;
  /** Ends this attempt. Resolves to false where the job was no longer held, and nothing was stored. */
  settle(outcome: Outcome): Promise<boolean>;
  /** Only of backends with `enqueueWithin`. */
  readonly completion?: JobCompletion;
}

/** The completion of a claimed job within a transaction of its handler's, which decides whether it holds. */
export interface JobCompletion {
  /**
   * Completes the job in the transaction; the attempt has ended when that commits, and goes on when it rolls back.
   *
   * @throws WorkerLostError where the job was no longer held, or the attempt is over · OptionError where `tx` is no transaction
   */
  begin(tx: Transaction, result: Json | undefined): Promise<void>;

  /**
   * Lets none begin any more. What became of the last one, once its transaction has ended; that is waited for as long as
   * a lease lasts.
   */
  end(): Promise<CompletionState>;
}

/** `none`: it was not begun, or was rolled back · `open`: its transaction goes on · `committed`: the job is completed. */
export type CompletionState = "none" | "open" | "committed";

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: "completed"; readonly result: Json | undefined }
  /** Run again in `delay` milliseconds. */
  | { readonly kind: "retry"; readonly error: SerializedError; readonly delay: number }
  /** For good. */
  | { readonly kind: "failed"; readonly error: SerializedError }
  /** Handed back: waiting again at once, and the attempt is not counted. */
  | { readonly kind: "released" };
