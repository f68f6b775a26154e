import type { Json } from "../schema/json.ts";
import type { SerializedError } from "./errors.ts";

export type JobState = "waiting" | "delayed" | "active" | "retrying" | "completed" | "failed" | "cancelled";

/** A stored job, as read back. */
export interface JobRecord {
  readonly id: string;
  readonly state: JobState;
  readonly payload: Json;
  /** Of a completed job, when its handler returned something. */
  readonly result?: Json | undefined;
  /** Of a failed job, and the last attempt's error of a retrying one. */
  readonly error?: SerializedError | undefined;
  /** Runs started so far: 0 before the first. */
  readonly attempt: number;
  /** The last value that an active job's handler reported. */
  readonly progress?: Json | undefined;
  readonly createdAt: Date;
  /** When the last attempt began. */
  readonly startedAt?: Date | undefined;
  readonly finishedAt?: Date | undefined;
}
