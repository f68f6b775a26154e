import type { JobRecord, JobState } from "./job-record.ts";

/**
 * What a backend tells of the jobs of one queue, and what can be done to them from any process. `name` is a job's name,
 * which is its queue's as well; the queue has been prepared.
 */
export interface Inspection {
  /**
   * One page of the jobs that are in a state, in the order of `ListRequest`.
   *
   * @throws OptionError where `after` is no `next` of a page of that state
   */
  list(name: string, request: ListRequest): Promise<JobPage>;

  counts(name: string): Promise<JobCounts>;

  /**
   * Ends a job that has not ended. Then `get` says `cancelled` at once, its dedupe key is free (a throttle stands), and it
   * is kept as long as a failed one. The signal of a run that holds it aborts within 2 s, with a `CancelledError`, and the
   * outcome of that run is dropped.
   */
  cancel(name: string, id: string): Promise<ChangeOfState>;

  /**
   * Gives a failed or cancelled job its attempts anew: it waits, as if never run, under the same id.
   *
   * @throws DuplicateError where an unfinished job has its dedupe key
   */
  retry(name: string, id: string): Promise<ChangeOfState>;

  /** No worker claims jobs of the queue, from 1 s later on, until `resume`. Runs go on, and jobs are stored. */
  pause(name: string): Promise<void>;

  /** Ends a pause; waiting jobs are claimed again within 1 s. */
  resume(name: string): Promise<void>;

  isPaused(name: string): Promise<boolean>;
}

/**
 * `changed`: by this call · `unfit`: the job is in a state that the call does not change · `missing`: there is no such job.
 */
export type ChangeOfState = "changed" | "unfit" | "missing";

export interface ListRequest {
  /**
   * Waiting jobs come in the order in which they would run, delayed and retrying ones the soonest first, active ones the
   * earliest started first, ended ones the latest ended first.
   */
  readonly state: JobState;
  /** 1 to 1,000 jobs. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export interface JobPage {
  readonly jobs: readonly JobRecord[];
  /**
   * What `after` takes for the next page; undefined on the last. A job that stays in its state from the first page to the
   * last is on one of them; one that changes meanwhile may be left out or be there twice.
   */
  readonly next?: string | undefined;
}

/** How many jobs of a queue are in each state. Jobs that wait for another attempt are among the delayed. */
export type JobCounts = Readonly<Record<Exclude<JobState, "retrying">, number>>;
