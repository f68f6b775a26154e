import type { Json } from "../../../schema/json.ts";
import type { JobRecord, JobState } from "../../backend.ts";
import { type SerializedError, WorkerLostError } from "../../errors.ts";
import { type JobRow, progressKey } from "./sql/jobs.ts";

const { name, message } = new WorkerLostError();

/** Stored with a job whose run was lost with its worker; it has no stack of any use. */
export const lostError: SerializedError = { name, message };

/** A stored job as the runtime knows it. */
export function jobRecord(id: string, row: JobRow): JobRecord {
  const state = stateOf(row);
  return {
    id,
    state,
    // Both columns are jsonb, so what the driver parsed out of them is JSON.
    payload: row.payload as Json,
    result: state === "completed" && row.hasOutput ? (row.output as Json) : undefined,
    error: (state === "failed" || state === "retrying") && row.hasOutput ? readError(row.output) : undefined,
    attempt: attemptOf(row),
    progress: state === "active" ? readProgress(row.output) : undefined,
    createdAt: row.createdOn,
    startedAt: row.startedOn ?? undefined,
    finishedAt: row.completedOn ?? undefined,
  };
}

/** The refusal of a job whose last run was lost is none: see leases.ts. */
function attemptOf({ startedOn, retryCount, retryLimit }: JobRow): number {
  return Math.min(startedOn ? retryCount + 1 : retryCount, retryLimit + 1);
}

function stateOf({ state, isDelayed }: JobRow): JobState {
  if (state === "created") return isDelayed ? "delayed" : "waiting";
  return state === "retry" ? "retrying" : state;
}

/** Errors are stored as the runtime gives them. */
function readError(output: unknown): SerializedError {
  if (isObject(output) && typeof output.name === "string" && typeof output.message === "string") {
    return { ...output, name: output.name, message: output.message };
  }
  if (isLossSeenByPgBoss(output)) return lostError;
  return { name: "Error", message: JSON.stringify(output) };
}

/** What pg-boss's monitor writes, should it find a lost run before a worker of ours does. */
function isLossSeenByPgBoss(output: unknown): boolean {
  const message = isObject(output) && isObject(output.value) ? output.value.message : undefined;
  return message === "job heartbeat timeout" || message === "job timed out";
}

function readProgress(output: unknown): Json | undefined {
  // Written by us, out of JSON.
  return isObject(output) ? (output[progressKey] as Json | undefined) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
