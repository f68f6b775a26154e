import type { ConstructorOptions } from "pg-boss";

/** What a measured program is told, as JSON in its argument. */
export interface ProgramSettings {
  readonly side: "jobwright" | "raw + safeParse" | "raw";
  readonly backend: "pg-boss" | "embedded" | "bullmq";
  /** Of Postgres or Redis. */
  readonly url: string;
  /** The schema in Postgres, the prefix in Redis. */
  readonly space: string;
  readonly jobs: number;
  /** A file with the runtime's contract of so many jobs. */
  readonly contract: string;
  /** How often a raw pg-boss worker looks for jobs that no notification tells of, in seconds. */
  readonly lookEvery: number;
}

/** What a worker says of its start. */
export interface WorkerStart {
  /** Milliseconds from the process's own start until it claims, imports and all. */
  readonly sinceProcess: number;
  /** Milliseconds from the call that starts it. */
  readonly sinceCall: number;
}

/** What a worker says of its memory, in MB, after a garbage collection. */
export interface WorkerMemory {
  readonly resident: number;
  readonly heap: number;
}

/** What a publisher says of itself. */
export interface PublisherFigures {
  /** Milliseconds that the imports took. */
  readonly imports: number;
  /** Milliseconds from the first call until one job is stored, connecting included. */
  readonly publish: number;
}

/** A pg-boss in a process of its own: where its tables are. */
export async function pgBossOptions({ backend, url, space }: ProgramSettings): Promise<ConstructorOptions> {
  if (backend === "pg-boss") return { connectionString: url, schema: space };
  const { PGlite } = await import("@electric-sql/pglite");
  const { fromPglite } = await import("pg-boss");
  return { backend: "pglite", db: fromPglite(await PGlite.create("memory://")) };
}
