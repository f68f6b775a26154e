import type { Json, JsonObject } from "./json.ts";
import type { Target } from "./target.ts";
import type { TypeNode } from "./type-node.ts";

/**
 * The resolved manifest as plain JSON: every job with its schemas and options, every default filled in, keys
 * in the order written here, jobs by name. Templates read this and nothing else.
 */
export interface Contract {
  /** The version of this format. */
  readonly format: 1;
  /** The manifest's name. */
  readonly name: string;
  /** The config's: whose options the jobs may have beside those of every backend. */
  readonly target: Target;
  /** The types of the schemas with an id, by name: those of the input side, and of the output side where it differs. */
  readonly definitions: readonly SharedDefinition[];
  readonly jobs: readonly JobContract[];
}

export interface JobContract extends RuntimeJob {
  readonly description: string | null;
  /** False, or true, or what to use instead. */
  readonly deprecated: boolean | string;
  /** Major version of the payload's contract. */
  readonly version: number;
  readonly payload: SchemaContract;
  readonly result: SchemaContract | null;
  readonly examples: readonly JsonObject[];
}

/** One schema, in the forms that the generated files need. */
export interface SchemaContract {
  /** JSON Schema 2020-12 of the input side, self-contained. */
  readonly schema: JsonObject;
  /** The TypeScript type of the input side: what is published, or returned by a handler. */
  readonly input: TypeNode;
  /** The TypeScript type of the output side: what a handler sees. */
  readonly output: TypeNode;
  /** Named types of the schema's own that `input` and `output` refer to: recursive ones without an id. */
  readonly definitions: readonly TypeDefinition[];
}

export interface TypeDefinition {
  readonly name: string;
  readonly type: TypeNode;
}

/** A type that several jobs may refer to. Its input side's name is that of the definition under `$defs` too. */
export interface SharedDefinition extends TypeDefinition {
  readonly description: string | null;
  /** False, or true, or what to use instead. */
  readonly deprecated: boolean | string;
}

/** What the runtime needs to know of a manifest; written into the generated code. */
export interface RuntimeContract {
  /** The manifest's name. */
  readonly name: string;
  readonly target: Target;
  readonly jobs: readonly RuntimeJob[];
}

export interface RuntimeJob {
  /** `emails.sendWelcomeEmail`, or `rebuild-search-index`: also the queue's name. */
  readonly name: string;
  /** The router's namespace. */
  readonly namespace: string | null;
  /** The job's key in its router, or its name outside one. */
  readonly key: string;
  readonly options: ResolvedOptions;
}

/** Options with every default filled in. Durations are milliseconds. */
export interface ResolvedOptions {
  /** Total runs, at least 1. */
  readonly attempts: number;
  readonly backoff: ResolvedBackoff;
  readonly timeout: number;
  /** The default priority, −1000 to 1000; null where the job has no priorities. */
  readonly priority: number | null;
  readonly dedupe: ResolvedDedupe | null;
  /** Jobs of this kind at once in each worker process; null where only the worker bounds it. */
  readonly concurrency: number | null;
  /** Starts of this job over all workers; null where nothing bounds them, and always but for `target: "bullmq"`. */
  readonly rateLimit: ResolvedRateLimit | null;
  /** Jobs of one group at once over all workers; null where the job has no groups, and always but for `target: "pg-boss"`. */
  readonly groupConcurrency: number | null;
  readonly keep: { readonly completed: number; readonly failed: number };
  readonly schedules: readonly ResolvedSchedule[];
}

/** At most `max` starts in `per` milliseconds. */
export interface ResolvedRateLimit {
  readonly max: number;
  readonly per: number;
}

export interface ResolvedBackoff {
  readonly type: "fixed" | "exponential";
  readonly delay: number;
  readonly max: number | null;
  readonly jitter: number;
}

export interface ResolvedDedupe {
  readonly mode: "unfinished" | "throttle";
  /** The paths that make the key; null where only a key given at publish does. */
  readonly key: readonly DedupePath[] | null;
  /** Milliseconds, for `throttle`. */
  readonly ttl: number | null;
}

export interface DedupePath {
  /** Dotted: `order.id`. */
  readonly path: string;
  /** What a missing value counts as: the schema's default, else null. */
  readonly default: Json;
}

export type ResolvedSchedule = ScheduleTimes & {
  readonly key: string;
  readonly payload: JsonObject;
};

/** When a schedule runs. Only of `target: "bullmq"`: a field of seconds before a cron's other five, and `every`. */
export type ScheduleTimes =
  | { readonly cron: string; readonly tz: string }
  /** At all multiples of so many milliseconds since 1970-01-01T00:00:00Z. */
  | { readonly every: number };
