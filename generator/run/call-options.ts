import { type Duration, parseDuration } from "../../schema/duration.ts";
import type { AnyCallOptions } from "./load-client.ts";
import { UsageError } from "./usage-error.ts";

/** Options of a publish as they stand on the command line. */
export interface GivenCallOptions {
  readonly delay: string | undefined;
  readonly priority: number | undefined;
  readonly key: string | undefined;
  readonly attempts: number | undefined;
}

/** @throws UsageError for a delay that is none; all else is checked by the project's runtime */
export function callOptions({ delay, priority, key, attempts }: GivenCallOptions): AnyCallOptions {
  return {
    ...(delay === undefined ? {} : { delay: delayOf(delay) }),
    ...(priority === undefined ? {} : { priority }),
    ...(key === undefined ? {} : { dedupe: { key } }),
    ...(attempts === undefined ? {} : { attempts }),
  };
}

/** @throws UsageError for what is no duration */
export function durationOf(option: string, given: string): Duration {
  const duration = readDuration(given);
  if (duration !== undefined) return duration;
  throw new UsageError(
    `${option} ${given}: write a duration as milliseconds or as "500ms", "5s", "10m", "2h", "7d".`,
  );
}

function delayOf(given: string): Duration | Date {
  const date = new Date(/^\d{4}-\d\d-\d\d/.test(given) ? given : Number.NaN);
  return Number.isNaN(date.getTime()) ? durationOf("--delay", given) : date;
}

function readDuration(given: string): Duration | undefined {
  return parseDuration(/^\d+$/.test(given) ? Number(given) : given);
}
