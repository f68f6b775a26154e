import { formatDuration } from "../../schema/duration.ts";
import type { StyleText } from "../cli/style.ts";
import type { JobEvent } from "./job-events.ts";

/**
 * One event as one line, with the trace of an error below it; undefined for the start of a job, which its end tells of.
 *
 * @example "14:03:44 ✓ emails.sendWelcomeEmail 0190a3e1-… 12 ms"
 */
export function eventText(event: JobEvent, style: StyleText, now: Date = new Date()): string | undefined {
  const time = style("dim", clock(now));
  switch (event.kind) {
    case "started":
      return undefined;
    case "completed":
      return `${time} ${style("green", "✓")} ${named(event)} ${style("dim", `${Math.round(event.milliseconds)} ms`)}`;
    case "retry":
      return `${time} ${style("yellow", "↻")} ${named(event)} ${attempt(event)}, again in ${waitText(event.delay)}: ${event.error}`;
    case "failed":
      return `${time} ${style("red", "✗")} ${named(event)} ${attempt(event)}: ${event.error}`;
    case "cancelled":
      return `${time} ${style("yellow", "⊘")} ${named(event)} ${attempt(event)}: cancelled while it ran`;
    case "log": {
      const level = event.level === "error" ? style("red", "error") : event.level;
      return `${time} ${level} ${event.message}${style("dim", event.fields)}`;
    }
  }
}

type WithJob = Extract<JobEvent, { readonly job: unknown }>;

function named({ job }: WithJob): string {
  return `${job.name} ${job.id}`;
}

function attempt({ job }: WithJob): string {
  return `attempt ${job.attempt} of ${job.maxAttempts}`;
}

/** A backoff with jitter is no round number. */
function waitText(milliseconds: number): string {
  return formatDuration(
    milliseconds < 1_000 ? Math.round(milliseconds) : Math.round(milliseconds / 1_000) * 1_000,
  );
}

function clock(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
