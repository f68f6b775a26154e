export type { Contract, JobContract } from "./contract.ts";
export { defineJob, defineManifest, defineRouter } from "./define.ts";
export type {
  DefinedJob,
  DefinedRouter,
  JobDefinition,
  JobsByKey,
  Manifest,
  ManifestDefinition,
  NamedJob,
  RouterDefinition,
  RouterJob,
} from "./definition.ts";
export type { Duration } from "./duration.ts";
export type { Json, JsonObject } from "./json.ts";
export type {
  BackoffOptions,
  DedupeOptions,
  JobOptions,
  KeepOptions,
  PayloadPath,
  RateLimitOptions,
  ScheduleOptions,
  SharedOptions,
} from "./options.ts";
export type { AnySchema, InputOf, OutputOf } from "./zod-types.ts";
