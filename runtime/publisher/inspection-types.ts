import type { JobCounts } from "../inspection.ts";
import type { JobRecord, JobState } from "../job-record.ts";

/** A stored job; its payload and result are as they were written, by whatever version of the code. */
export interface TypedJobRecord<Payload, Result> extends Omit<JobRecord, "payload" | "result"> {
  readonly payload: Payload;
  readonly result?: Result | undefined;
}

/** What a client tells of the jobs of one name, and does to them. All of it holds for every process on the backend. */
export interface JobInspection<Payload, Result> {
  /**
   * One page of the jobs that are in a state: waiting ones in the order in which they would run, delayed and retrying ones
   * the soonest first, active ones the earliest started first, ended ones the latest ended first.
   *
   * A job that stays in its state from the first page to the last is on one of them; one that changes meanwhile may be
   * left out, or be there twice.
   *
   * @returns `jobs` as `get` gives them, and `next`, which `after` takes for the next page; the last page has none
   * @throws OptionError for an unknown option or state, a `limit` out of range, or an `after` that is no page's `next`
   * @example const { jobs: failed, next } = await jobs.emails.sendWelcomeEmail.list({ state: "failed", limit: 100 });
   */
  list(options: ListOptions): Promise<TypedJobPage<Payload, Result>>;

  /**
   * How many jobs are in each state. Jobs that wait for another attempt are among the delayed.
   *
   * @example const { waiting, failed } = await jobs.emails.sendWelcomeEmail.counts();
   */
  counts(): Promise<JobCounts>;

  /**
   * Ends a job that has not ended: `get` says `cancelled` from now on, its dedupe key is free, and it is kept as long as a
   * failed one. A handler that runs it is told by its `signal` within 2 s, and what it returns or throws is dropped.
   *
   * @returns whether this call did it: false for a job that had ended, or was cancelled already
   * @throws JobNotFoundError where there is no such job
   * @example if (!(await jobs.emails.sendWelcomeEmail.cancel(id))) console.log("Too late: it has ended.");
   */
  cancel(id: string): Promise<boolean>;

  /**
   * Lets a failed or cancelled job wait again, under its id and with its attempts anew, as if it had never run.
   *
   * @returns whether this call did it: false for a job that was neither failed nor cancelled
   * @throws JobNotFoundError where there is no such job, or its `keep` time is over · DuplicateError where an unfinished job
   * has its dedupe key
   * @example for (const { id } of failed) await jobs.emails.sendWelcomeEmail.retry(id);
   */
  retry(id: string): Promise<boolean>;

  /**
   * Lets no worker begin a job of this name, from 1 s later on, until `resume`, whatever is restarted meanwhile. Running
   * handlers go on, and `publish` stores jobs as ever.
   *
   * @example await jobs.emails.sendWelcomeEmail.pause();
   */
  pause(): Promise<void>;

  /** Ends a pause: workers begin jobs again within 1 s. Does nothing where there is none. */
  resume(): Promise<void>;

  isPaused(): Promise<boolean>;
}

/** What `list` takes. */
export interface ListOptions {
  readonly state: JobState;
  /** Jobs of one page, 1 to 1,000; 50 where left out. */
  readonly limit?: number;
  /** `next` of the page before, of the same state. */
  readonly after?: string | undefined;
}

export interface TypedJobPage<Payload, Result> {
  readonly jobs: readonly TypedJobRecord<Payload, Result>[];
  /** What `after` takes for the next page; undefined on the last. */
  readonly next?: string | undefined;
}
