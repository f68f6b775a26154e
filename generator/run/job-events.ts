import type { Logger } from "../../runtime/logger.ts";
import type { JobInfo } from "../../runtime/worker/handler.ts";
import type { Hooks } from "../../runtime/worker/hooks.ts";

/** What a worker that the command line runs has to tell, as plain data: it may come from another process. */
export type JobEvent =
  | { readonly kind: "started"; readonly job: EventJob }
  | { readonly kind: "completed"; readonly job: EventJob; readonly milliseconds: number }
  | { readonly kind: "retry"; readonly job: EventJob; readonly error: string; readonly delay: number }
  | { readonly kind: "failed"; readonly job: EventJob; readonly error: string }
  | { readonly kind: "cancelled"; readonly job: EventJob }
  | { readonly kind: "log"; readonly level: LogLevel; readonly message: string; readonly fields: string };

export type EventJob = Pick<JobInfo, "id" | "name" | "attempt" | "maxAttempts">;

export type LogLevel = keyof Logger;

/**
 * The hooks and the logger of a worker that tell `report` of each job's steps, and of what handlers log.
 *
 * @param debug false: without what is logged as `debug`
 */
export function jobEvents(
  report: (event: JobEvent) => void,
  debug: boolean,
): { readonly hooks: Hooks<unknown, unknown, unknown>; readonly logger: Logger } {
  const began = new Map<string, number>();
  const hooks: Hooks<unknown, unknown, unknown> = {
    onStart({ job }) {
      began.set(job.id, performance.now());
      report({ kind: "started", job: eventJob(job) });
    },
    onSuccess({ job }) {
      const since = began.get(job.id) ?? performance.now();
      began.delete(job.id);
      report({ kind: "completed", job: eventJob(job), milliseconds: performance.now() - since });
    },
    onRetry({ job, error, delay }) {
      began.delete(job.id);
      report({ kind: "retry", job: eventJob(job), error: errorText(error), delay });
    },
    onFailure({ job, error }) {
      began.delete(job.id);
      report({ kind: "failed", job: eventJob(job), error: errorText(error) });
    },
    onComplete({ job, state }) {
      if (state !== "cancelled") return;
      began.delete(job.id);
      report({ kind: "cancelled", job: eventJob(job) });
    },
  };
  return { hooks, logger: eventLogger(report, debug) };
}

function eventLogger(report: (event: JobEvent) => void, debug: boolean): Logger {
  const log =
    (level: LogLevel) =>
    (fields: object, message = ""): void => {
      if (!isToldByHooks(fields)) report({ kind: "log", level, message, fields: fieldsText(fields) });
    };
  return {
    debug: debug ? log("debug") : () => {},
    info: log("info"),
    warn: log("warn"),
    error: log("error"),
  };
}

/** The worker logs each failed attempt too, with these fields. */
function isToldByHooks(fields: object): boolean {
  return ["job", "id", "attempt", "maxAttempts", "error"].every((name) => name in fields);
}

function eventJob({ id, name, attempt, maxAttempts }: JobInfo): EventJob {
  return { id, name, attempt, maxAttempts };
}

/** The message, and where in the user's own code it was thrown. */
function errorText({ name, message, stack = "" }: Error): string {
  const own = stack.split("\n").filter((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line));
  return [`${name}: ${message}`, ...own.slice(0, mostFrames)].join("\n");
}

const mostFrames = 3;

/** ` key=value …`; an error as its message. */
function fieldsText(fields: object): string {
  return Object.entries(fields)
    .map(([key, value]) => ` ${key}=${value instanceof Error ? value.message : jsonText(value)}`)
    .join("");
}

function jsonText(value: unknown): string {
  try {
    return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    return "…"; // A circle, or what throws when it is read.
  }
}
