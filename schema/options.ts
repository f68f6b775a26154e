import type { Duration } from "./duration.ts";

/** How long a job waits before its next attempt. */
export interface BackoffOptions {
  /** `fixed`: always `delay`. `exponential`: delay · 2^(n−1) after failed attempt n. */
  readonly type: "fixed" | "exponential";
  readonly delay: Duration;
  /** No wait is longer than this. Default: none; without any `backoff`, 1 hour. */
  readonly max?: Duration;
  /** 0 to 1: up to this share of the wait is taken off at random. Default 0. */
  readonly jitter?: number;
}

/** At most `max` starts of a job in each `per`, over all workers. A window begins with a start after the last one's end. */
export interface RateLimitOptions {
  readonly max: number;
  readonly per: Duration;
}

/** How long finished jobs stay readable. 0: gone at once. Each of the two comes from the innermost place by itself. */
export interface KeepOptions {
  /** Default `"1d"`. */
  readonly completed?: Duration;
  /** Default `"14d"`. */
  readonly failed?: Duration;
}

/** One job at a time for each key. */
export type DedupeOptions<Input = never> =
  | {
      /** Payload paths whose values make the key. Left out: only a key given at publish dedupes. */
      readonly key?: readonly PayloadPath<Input>[];
      /** No second job while one with the key is queued, delayed, retrying or active. */
      readonly mode: "unfinished";
    }
  | {
      readonly key?: readonly PayloadPath<Input>[];
      /** No second job within `ttl` of the last one accepted. */
      readonly mode: "throttle";
      readonly ttl: Duration;
    };

/** A recurring run. */
export type ScheduleOptions<Input = never> =
  | {
      /** Names the schedule within its job: change the cron and it is changed, remove it and it is removed. */
      readonly key: string;
      /** Five fields: minute, hour, day of month, month, day of week. `target: "bullmq"`: six, the second first. */
      readonly cron: string;
      /** IANA time zone. Default `"UTC"`. */
      readonly tz?: string;
      readonly payload: Input;
      readonly every?: never;
    }
  | {
      readonly key: string;
      /** Needs `target: "bullmq"`. At its multiples since 1970-01-01T00:00:00Z; from 1 second. */
      readonly every: Duration;
      readonly payload: Input;
      readonly cron?: never;
      readonly tz?: never;
    };

/** Options that a manifest, a router and a job may give; the innermost wins, `backoff` as a whole. */
export interface SharedOptions {
  /** Total runs, at least 1. Default 3. */
  readonly attempts?: number;
  /** Default: exponential from 1 second, at most 1 hour. */
  readonly backoff?: BackoffOptions;
  /** One attempt's longest run, up to 23 hours. Default 15 minutes. */
  readonly timeout?: Duration;
  /** Opens priorities: `true`, or the default from −1000 to 1000; the higher goes first. */
  readonly priority?: boolean | number;
  /** Jobs of one kind at once in each worker process. Default: bounded by the worker alone. */
  readonly concurrency?: number;
  /** Needs `target: "bullmq"`. Each job has a limit of its own; `false` takes off that of the router or the manifest. */
  readonly rateLimit?: RateLimitOptions | false;
  /**
   * Needs `target: "pg-boss"`. Opens the call's `group`: at most so many jobs of one kind and one group at once, over all
   * workers. `false` closes what an outer place has opened.
   */
  readonly groupConcurrency?: number | false;
  readonly keep?: KeepOptions;
}

/** Options of one job. `Input` is the payload's input type, which paths and schedule payloads must fit. */
export interface JobOptions<Input = never> extends SharedOptions {
  readonly dedupe?: DedupeOptions<Input>;
  readonly schedules?: readonly ScheduleOptions<Input>[];
}

/** Dotted paths into a payload, four deep, not into arrays: `"order.id"`. */
export type PayloadPath<T> = [T] extends [never] ? string : unknown extends T ? string : PathsOf<T, 4>;

type Shallower = [never, 0, 1, 2, 3];

type PathsOf<T, Depth extends number> = Depth extends 0
  ? never
  : T extends readonly unknown[]
    ? never
    : T extends object
      ? {
          [K in keyof T & string]: K extends `${string}.${string}` ? never : PathFrom<K, T[K], Depth>;
        }[keyof T & string]
      : never;

type PathFrom<K extends string, V, Depth extends number> =
  | K
  | (PathsOf<NonNullable<V>, Shallower[Depth] & number> extends infer Rest extends string
      ? `${K}.${Rest}`
      : never);
