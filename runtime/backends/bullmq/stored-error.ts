import type { SerializedError } from "../../errors.ts";
import { parseJson } from "./parse-json.ts";

/** A field of ours in the job's hash, beside BullMQ's own, which hold a message and a list of stacks. */
export const errorField = "jobwright:error";

/** The fields of a job's hash that keep an error: BullMQ's for its dashboards, and the whole error. */
export function errorFields(error: SerializedError): Readonly<Record<string, string>> {
  return {
    failedReason: error.message,
    stacktrace: JSON.stringify(error.stack === undefined ? [] : [error.stack]),
    [errorField]: JSON.stringify(error),
  };
}

/** The error in a job's hash; what another kind of worker stored has no more than BullMQ keeps. */
export function readError(hash: Readonly<Record<string, string>>): SerializedError {
  const message = hash.failedReason ?? "";
  const stored = parseJson(hash[errorField]);
  if (isError(stored) && stored.message === message) return stored;
  const stacks = parseJson(hash.stacktrace);
  const stack: unknown = Array.isArray(stacks) ? stacks.at(-1) : undefined;
  return { name: "Error", message, stack: typeof stack === "string" ? stack : undefined };
}

function isError(value: unknown): value is SerializedError {
  return typeof value === "object" && value !== null && "name" in value && "message" in value;
}
