import type { JobOptions, SharedOptions } from "./options.ts";
import type { AnySchema, InputOf } from "./zod-types.ts";

/** What `defineJob` takes. */
export interface JobDefinition<Name extends string, Payload extends AnySchema, Result extends AnySchema> {
  /** The job's name and its queue's; for a job outside a router, whose job it is by its key in `jobs`. */
  readonly name?: Name;
  /** A sentence for people; becomes documentation in the generated code and schemas. */
  readonly description?: string;
  /** The schema of the payload: an object. Its input form is what travels. */
  readonly payload: Payload;
  /** The schema of what the handler returns; its input form is stored. */
  readonly result?: Result;
  readonly examples?: readonly NoInfer<InputOf<Payload>>[];
  readonly options?: JobOptions<NoInfer<InputOf<Payload>>>;
  /** Major version of the payload's contract. Default 1. */
  readonly version?: number;
  /** True, or what to use instead. */
  readonly deprecated?: boolean | string;
}

/** A job as `defineJob` returns it. */
export interface DefinedJob<
  Name extends string = string,
  Payload extends AnySchema = AnySchema,
  Result extends AnySchema = AnySchema,
> {
  readonly kind: "job";
  readonly name: Name | undefined;
  readonly payload: Payload;
  readonly result: Result | undefined;
  readonly description: string | undefined;
  readonly examples: readonly unknown[];
  readonly options: JobOptions<unknown>;
  readonly version: number;
  readonly deprecated: boolean | string;
}

/** What `defineRouter` takes: a namespace, its jobs and the options they share. */
export interface RouterDefinition<Namespace extends string, Jobs extends JobsByKey> {
  readonly namespace: Namespace;
  readonly description?: string;
  readonly options?: SharedOptions;
  readonly jobs: Jobs;
}

export interface JobsByKey {
  readonly [key: string]: DefinedJob;
}

/** A router as `defineRouter` returns it. */
export interface DefinedRouter<Namespace extends string = string, Jobs extends JobsByKey = JobsByKey> {
  readonly kind: "router";
  readonly namespace: Namespace;
  readonly description: string | undefined;
  readonly options: SharedOptions;
  readonly jobs: Jobs;
}

/** What `defineManifest` takes. */
export interface ManifestDefinition<
  Jobs extends readonly DefinedJob[],
  Routers extends readonly DefinedRouter[],
> {
  /** `[a-z][a-z0-9-]*`: owns the schedules, so that two manifests can share one database. */
  readonly name: string;
  readonly options?: SharedOptions;
  readonly jobs?: Jobs;
  readonly routers?: Routers;
}

/** A manifest as `defineManifest` returns it. */
export interface Manifest<
  Jobs extends readonly DefinedJob[] = readonly DefinedJob[],
  Routers extends readonly DefinedRouter[] = readonly DefinedRouter[],
> {
  readonly kind: "manifest";
  readonly name: string;
  readonly options: SharedOptions;
  readonly jobs: Jobs;
  readonly routers: Routers;
}
