import type { Duration } from "../../schema/duration.ts";
import type { NamePattern } from "../../schema/name-pattern.ts";
import type { Backend } from "../backend.ts";
import type { Logger } from "../logger.ts";

/** What every `createWorker` takes, whatever its jobs. */
export interface BaseWorkerOptions<B extends Backend = Backend> {
  /** Where the jobs are. The worker does not close it. */
  readonly backend: B;
  /** Jobs at once in this process. Default 10. */
  readonly concurrency?: number;
  /** Default: warnings and errors on stderr. */
  readonly logger?: Logger;
  /** How long `stop` lets running jobs finish before it hands them back. Default 30 s. */
  readonly drain?: Duration;
}

export type { NamePattern };

export interface Worker extends AsyncDisposable {
  /**
   * Starts to work all jobs, or those that match. Resolves when jobs are being claimed.
   *
   * @throws OptionError for a pattern that matches no job of the manifest, and when already started
   */
  start(patterns?: readonly NamePattern[]): Promise<void>;

  /** `start`, then until SIGINT or SIGTERM; drains; sets exit code 1 if the drain ran out of time. */
  run(patterns?: readonly NamePattern[]): Promise<void>;

  /** Works the jobs that are ready, at most `limit`, and stops: for serverless cron and tests. */
  runOnce(options?: RunOnceOptions): Promise<RunOnceSummary>;

  /**
   * Claims nothing more and lets running jobs finish within the drain time; what still runs then is aborted and
   * handed back without losing the attempt.
   *
   * @returns whether every job finished by itself
   */
  stop(options?: { readonly drain?: Duration }): Promise<{ readonly drained: boolean }>;

  close(): Promise<void>;
}

export interface RunOnceOptions {
  /** Jobs at most. Default: until none is ready. */
  readonly limit?: number;
  readonly jobs?: readonly NamePattern[];
}

/** How many attempts ended in which way. */
export interface RunOnceSummary {
  readonly completed: number;
  readonly failed: number;
  readonly retried: number;
}
