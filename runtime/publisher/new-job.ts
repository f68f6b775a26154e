import { randomUUID } from "node:crypto";
import type { RuntimeJob } from "../../schema/contract.ts";
import type { JsonObject } from "../../schema/json.ts";
import { isStorable } from "../../schema/storable.ts";
import type { NewJob, NewSchedule } from "../backend.ts";
import { OptionError, requireDuration } from "../errors.ts";
import { dedupeOf } from "./dedupe-key.ts";

/** In bytes: an entry of the index of groups holds no more than about 2,700. */
const longestGroup = 512;

/** Ten years in milliseconds: the longest duration of a manifest, too. */
const longestDelay = 3_650 * 86_400_000;

/**
 * The job that a call enqueues: call options over the contract's.
 *
 * @param payload validated already, and as it will be read back: made by `JSON.parse`
 * @throws OptionError for an unknown option or a value out of range
 */
export function newJob(job: RuntimeJob, payload: JsonObject, options: object = {}): NewJob {
  const call = checkedOptions(job, options);
  return {
    id: randomUUID(),
    name: job.name,
    payload,
    attempts: call.attempts ?? job.options.attempts,
    priority: call.priority ?? job.options.priority,
    startAt: call.startAt,
    dedupe: job.options.dedupe && dedupeOf(job.options.dedupe, payload, call.dedupeKey),
    ...(call.group !== undefined && { group: call.group }),
  };
}

/** The schedules of a contract's jobs, and the job that each makes. */
export function newSchedules(jobs: readonly RuntimeJob[]): readonly NewSchedule[] {
  return jobs.flatMap((job) =>
    job.options.schedules.map(({ payload, ...schedule }) => {
      const { id: _id, startAt: _startAt, ...template } = newJob(job, payload);
      return { ...schedule, job: template };
    }),
  );
}

interface CheckedOptions {
  attempts?: number;
  priority?: number;
  startAt: Date | null;
  dedupeKey?: string | readonly string[];
  group?: string;
}

function checkedOptions(job: RuntimeJob, options: object): CheckedOptions {
  const checked: CheckedOptions = { startAt: null };
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (name === "attempts") checked.attempts = integer(job, name, value, 1, 1_000_000);
    else if (name === "delay") checked.startAt = moment(job, value);
    else if (name === "priority") checked.priority = priority(job, value);
    else if (name === "dedupe") checked.dedupeKey = dedupeKey(job, value);
    else if (name === "group") checked.group = group(job, value);
    else throw unknownOption(job, name);
  }
  return checked;
}

function unknownOption(job: RuntimeJob, name: string): OptionError {
  if (name === "tx") {
    return new OptionError(`${job.name}: tx is of a whole call. Write publishMany(entries, { tx }).`);
  }
  const options = ["attempts", "delay"];
  if (job.options.priority !== null) options.push("priority");
  if (job.options.dedupe) options.push("dedupe");
  if (job.options.groupConcurrency) options.push("group");
  return new OptionError(
    `${job.name}: unknown option ${JSON.stringify(name)}. A call takes ${options.join(", ")}.`,
  );
}

function integer(job: RuntimeJob, name: string, value: unknown, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new OptionError(
    `${job.name}: ${name} must be a whole number from ${least} to ${most}, not ${String(value)}.`,
  );
}

/** Null for a moment that is past: such a job runs now. */
function moment(job: RuntimeJob, value: unknown): Date | null {
  const now = Date.now();
  const time = value instanceof Date ? value.getTime() : now + requireDuration(`${job.name}: delay`, value);
  if (time <= now) return null;
  if (time <= now + longestDelay) return new Date(time);
  throw new OptionError(`${job.name}: delay must be a valid Date or a duration, at most ten years from now.`);
}

function priority(job: RuntimeJob, value: unknown): number {
  if (job.options.priority === null) {
    throw new OptionError(
      `${job.name} has no priorities. Write \`priority: true\` in its options in the manifest.`,
    );
  }
  return integer(job, "priority", value, -1_000, 1_000);
}

function dedupeKey(job: RuntimeJob, value: unknown): string | readonly string[] {
  if (!job.options.dedupe) {
    throw new OptionError(
      `${job.name} does not dedupe. Write \`dedupe: { mode: "unfinished" }\` in the manifest.`,
    );
  }
  const key = typeof value === "object" && value !== null && "key" in value ? value.key : undefined;
  const others =
    typeof value === "object" && value !== null ? Object.keys(value).filter((name) => name !== "key") : [];
  if (others.length === 0 && typeof key === "string") return key;
  if (others.length === 0 && Array.isArray(key) && key.every((path) => typeof path === "string")) return key;
  throw new OptionError(
    `${job.name}: dedupe takes { key }, a string or a list of payload paths, and nothing else.`,
  );
}

function group(job: RuntimeJob, value: unknown): string {
  if (!job.options.groupConcurrency) {
    throw new OptionError(
      `${job.name} has no groups. Write \`groupConcurrency: 1\` in its options in the manifest, with \`target: "pg-boss"\`.`,
    );
  }
  if (
    typeof value === "string" &&
    value !== "" &&
    isStorable(JSON.stringify(value)) &&
    Buffer.byteLength(value) <= longestGroup
  )
    return value;
  throw new OptionError(
    `${job.name}: group must be a text of 1 to ${longestGroup} bytes in UTF-8, without NUL and lone surrogates.`,
  );
}
