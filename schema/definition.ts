import type { JobOptions, SharedOptions } from "./options.ts";
import type { AnySchema, InputOf } from "./zod-types.ts";

/**
 * What `defineJob` takes. Two types, so that the compiler reports a key that was written for `payload`: from an object
 * with a key more and one less than a type has, it infers nothing, and would refuse `name`.
 */
export type JobDefinition<
  Name extends string | undefined,
  Payload extends AnySchema,
  Result extends AnySchema | undefined,
> = {
  /** The job's name and its queue's, for a job outside a router. A router's jobs are named by their keys. */
  readonly name?: Name;
  /** The schema of what the handler returns; its input form is stored. */
  readonly result?: Result;
} & {
  /** A sentence for people; becomes documentation in the generated code and schemas. */
  readonly description?: string;
  /** The schema of the payload: an object. Its input form is what travels. */
  readonly payload: Payload;
  readonly examples?: readonly NoInfer<InputOf<Payload>>[];
  readonly options?: JobOptions<NoInfer<InputOf<Payload>>>;
  /** Major version of the payload's contract. Default 1. */
  readonly version?: number;
  /** True, or what to use instead. */
  readonly deprecated?: boolean | string;
  /**
   * False for a job that only TypeScript publishes and works: it accepts all warnings about what other languages
   * check otherwise. Default true.
   */
  readonly portable?: boolean;
};

/**
 * A job as `defineJob` returns it. Nothing has been checked yet but the types: `buildContract` does, so that
 * all problems of all jobs are reported together.
 */
export interface DefinedJob<
  Name extends string | undefined = string | undefined,
  Payload extends AnySchema = AnySchema,
  Result extends AnySchema | undefined = AnySchema | undefined,
> {
  readonly kind: "job";
  readonly name: Name;
  readonly payload: Payload;
  readonly result: Result;
  readonly description: string | undefined;
  readonly examples: readonly unknown[];
  readonly options: JobOptions<unknown>;
  readonly version: number;
  readonly deprecated: boolean | string;
  readonly portable: boolean;
  /** What `defineJob` was given, unknown keys included. */
  readonly definition: object;
}

/** What `defineRouter` takes: a namespace, its jobs and the options they share. */
export interface RouterDefinition<Namespace extends string, Jobs extends JobsByKey> {
  readonly namespace: Namespace;
  readonly description?: string;
  readonly options?: SharedOptions;
  readonly jobs: Jobs;
}

/** A router's jobs. They have no `name`: the key is it. */
export interface JobsByKey {
  readonly [key: string]: DefinedJob<undefined>;
}

/** A router as `defineRouter` returns it. */
export interface DefinedRouter<Namespace extends string = string, Jobs extends JobsByKey = JobsByKey> {
  readonly kind: "router";
  readonly namespace: Namespace;
  readonly description: string | undefined;
  readonly options: SharedOptions;
  readonly jobs: Jobs;
  /** What `defineRouter` was given, unknown keys included. */
  readonly definition: object;
}

/** What `defineManifest` takes. */
export interface ManifestDefinition<
  Jobs extends readonly DefinedJob<string>[],
  Routers extends readonly DefinedRouter[],
> {
  /** `[a-z][a-z0-9-]*`: owns the schedules, so that two manifests can share one database. */
  readonly name: string;
  readonly options?: SharedOptions;
  /** Jobs outside routers; each has a `name`. */
  readonly jobs?: Jobs;
  readonly routers?: Routers;
}

/** A manifest as `defineManifest` returns it. */
export interface Manifest<
  Jobs extends readonly DefinedJob<string>[] = readonly DefinedJob<string>[],
  Routers extends readonly DefinedRouter[] = readonly DefinedRouter[],
> {
  readonly kind: "manifest";
  readonly name: string;
  readonly options: SharedOptions;
  readonly jobs: Jobs;
  readonly routers: Routers;
  /** What `defineManifest` was given, unknown keys included. */
  readonly definition: object;
}

/** The job of a manifest's router by its namespace and key: `RouterJob<typeof manifest, "emails", "sendWelcomeEmail">`. */
export type RouterJob<M extends Manifest, Namespace extends string, Key extends string> = Extract<
  M["routers"][number],
  { readonly namespace: Namespace }
>["jobs"][Key];

/** The job of a manifest outside routers by its name: `NamedJob<typeof manifest, "rebuild-search-index">`. */
export type NamedJob<M extends Manifest, Name extends string> = Extract<
  M["jobs"][number],
  { readonly name: Name }
>;
