import type { Duration } from "../../schema/duration.ts";
import type { Transaction } from "../transaction.ts";

/** Options of one publish that every job takes. */
export interface CallOptions {
  /** Total runs of this job, at least 1. */
  readonly attempts?: number;
  /** Run no earlier than this. A past Date runs now. */
  readonly delay?: Duration | Date;
}

/** For jobs whose manifest opens priorities. */
export interface PriorityCallOptions extends CallOptions {
  /** −1000 to 1000; the higher goes first. */
  readonly priority?: number;
}

/** For jobs whose manifest has `dedupe`, which says the mode. */
export interface DedupeCallOptions extends CallOptions {
  readonly dedupe?: {
    /** A string of the caller's, or payload paths in place of the manifest's. */
    readonly key: string | readonly string[];
  };
}

/** For jobs whose manifest has `groupConcurrency`. */
export interface GroupCallOptions extends CallOptions {
  /** Of all jobs of this kind in one group, only so many run at once as the manifest says. 1 to 512 bytes. */
  readonly group?: string;
}

/** For clients of `target: "pg-boss"`. */
export interface TransactionOption {
  /**
   * Stores within this transaction of the caller's, which must be one of the database that holds the jobs: what is
   * published is there when it commits, and never was when it rolls back.
   */
  readonly tx?: Transaction;
}
