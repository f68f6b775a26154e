import type { ConstructorOptions } from "pg-boss";

/** Where pg-boss keeps its tables, a Postgres server or PGlite in the process, and the library itself. */
export interface Storage {
  readonly module: typeof import("pg-boss");
  /** Where it is, as errors name it. */
  readonly place: string;
  /** For pg-boss's constructor: how to connect. */
  readonly options: ConstructorOptions;
  /** Runs after pg-boss has stopped. */
  close(): Promise<void>;
}
