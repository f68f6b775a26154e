import { inspect } from "node:util";
import { type Duration, parseDuration } from "../schema/duration.ts";

/** One place where a value does not fit its schema. */
export interface Violation {
  /** `items[0].price`; empty for the value itself. */
  readonly path: string;
  readonly message: string;
}

/** An error as it is stored with a job. */
export interface SerializedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly violations?: readonly Violation[] | undefined;
}

/** The base of every error that the runtime throws. */
export class JobwrightError extends Error {
  override readonly name: string = "JobwrightError";
}

/** A value does not fit its schema, or cannot travel through a queue. Nothing was enqueued or stored. */
class ViolationError extends JobwrightError {
  readonly job: string;
  readonly violations: readonly Violation[];

  constructor(job: string, what: string, violations: readonly Violation[]) {
    const lines = violations.map(({ path, message }) => `  ${path || "(root)"}: ${message}`);
    super(`The ${what} of ${job} is not valid:\n${lines.join("\n")}`);
    this.job = job;
    this.violations = violations;
  }
}

/** A payload does not fit its schema: refused at publish, or failed for good at the worker. */
export class PayloadError extends ViolationError {
  override readonly name = "PayloadError";

  constructor(job: string, violations: readonly Violation[]) {
    super(job, "payload", violations);
  }
}

/** A handler returned something that does not fit its result schema. The attempt failed. */
export class ResultError extends ViolationError {
  override readonly name = "ResultError";

  constructor(job: string, violations: readonly Violation[]) {
    super(job, "result", violations);
  }
}

/** An option is unknown, or its value is out of range. */
export class OptionError extends JobwrightError {
  override readonly name = "OptionError";
}

/** Thrown by a handler: the job fails at once, whatever attempts are left. */
export class NonRetryableError extends JobwrightError {
  override readonly name = "NonRetryableError";
}

/**
 * Thrown by a handler: try again at the time asked for, in place of the backoff. The attempt counts.
 *
 * @example throw new RetryError("rate limited", { after: "30s" })
 */
export class RetryError extends JobwrightError {
  override readonly name = "RetryError";
  /** Milliseconds, or the moment itself. */
  readonly after: number | Date;

  /** @throws OptionError when `after` is neither a duration nor a valid Date. */
  constructor(message: string, options: { readonly after: Duration | Date; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    const { after } = options;
    if (after instanceof Date && Number.isNaN(after.getTime())) {
      throw new OptionError("RetryError: after is an invalid Date.");
    }
    this.after = after instanceof Date ? after : requireDuration("RetryError: after", after);
  }
}

/** An attempt ran longer than its `timeout`. */
export class AttemptTimeoutError extends JobwrightError {
  override readonly name = "AttemptTimeoutError";
}

/** The worker that ran a job's last attempt died or lost its lease. */
export class WorkerLostError extends JobwrightError {
  override readonly name = "WorkerLostError";

  constructor(message = "The worker that ran the last attempt was lost.") {
    super(message);
  }
}

/** The reason of a handler's signal when its job was cancelled. */
export class CancelledError extends JobwrightError {
  override readonly name = "CancelledError";

  constructor(message = "The job was cancelled.") {
    super(message);
  }
}

/** `retry` of a job with a dedupe key that an unfinished job has. Nothing was changed. */
export class DuplicateError extends JobwrightError {
  override readonly name = "DuplicateError";
  readonly job: string;
  readonly id: string;
  /** The unfinished job's id; undefined where that has ended meanwhile. */
  readonly standing: string | undefined;

  constructor(job: string, id: string, standing: string | undefined) {
    super(
      `${job} ${id} cannot be retried: ${standing ?? "another job"} has its dedupe key and has not ended. ` +
        "Retry it after that, or cancel the other.",
    );
    this.job = job;
    this.id = id;
    this.standing = standing;
  }
}

/** `waitFor` waited for a job that failed; `cause` is the job's error. */
export class JobFailedError extends JobwrightError {
  override readonly name = "JobFailedError";
  readonly job: string;
  readonly id: string;
  readonly error: SerializedError;

  constructor(job: string, id: string, error: SerializedError) {
    super(`${job} ${id} failed: ${error.name}: ${error.message}`, { cause: error });
    this.job = job;
    this.id = id;
    this.error = error;
  }
}

/** `waitFor` ran out of time. The job goes on. */
export class WaitTimeoutError extends JobwrightError {
  override readonly name = "WaitTimeoutError";
}

/** There is no job with the id: it never was, or its `keep` time is over. */
export class JobNotFoundError extends JobwrightError {
  override readonly name = "JobNotFoundError";
}

/** The backend cannot do what the contract asks for; the message says what to change. */
export class BackendError extends JobwrightError {
  override readonly name: string = "BackendError";
}

/**
 * The backend's server is out of reach, or the connection was lost in mid-call. What the call asked for may have
 * happened or not; a publisher sends the same jobs once more by itself, which stores none of them twice.
 */
export class UnreachableError extends BackendError {
  override readonly name = "UnreachableError";
}

/** A package that the chosen backend needs is not installed. */
export class MissingPackageError extends JobwrightError {
  override readonly name = "MissingPackageError";
}

/**
 * The form in which an error is stored; takes whatever was thrown, and never throws. NUL and lone surrogates, which
 * Postgres cannot store, become U+FFFD.
 */
export function serializeError(thrown: unknown): SerializedError {
  const { name, message, stack } = asError(thrown);
  const error = {
    name: storableText(name),
    message: storableText(message),
    stack: stack === undefined ? undefined : storableText(stack),
  };
  return thrown instanceof ViolationError ? { ...error, violations: thrown.violations.map(storable) } : error;
}

/** What was thrown, as an error: anything may be thrown. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  // No stack: it would be that of this line.
  return Object.assign(new Error(textOf(thrown)), { stack: undefined });
}

function storable({ path, message }: Violation): Violation {
  return { path: storableText(path), message: storableText(message) };
}

function storableText(value: unknown): string {
  return textOf(value).toWellFormed().replaceAll("\0", "\uFFFD");
}

/** Nobody keeps a handler from throwing what cannot be shown, or an error whose message is no text. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return inspect(value);
  } catch {
    return "a value that cannot be shown";
  }
}

/** The milliseconds of a duration option. @throws OptionError naming the option. */
export function requireDuration(option: string, value: unknown): number {
  const milliseconds = parseDuration(value);
  if (milliseconds !== undefined) return milliseconds;
  throw new OptionError(
    `${option}: ${JSON.stringify(value)} is no duration. Write milliseconds, or "500ms", "5s", "10m", "2h", "7d".`,
  );
}
