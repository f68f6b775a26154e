import type { ResolvedBackoff, ResolvedRateLimit } from "../contract.ts";
import { formatDuration } from "../duration.ts";
import type { Target } from "../target.ts";
import { checkKeys } from "./check-keys.ts";
import { readGroupConcurrency } from "./group-concurrency.ts";
import { nearChoice, nearDuration } from "./near-values.ts";
import { readRateLimit } from "./rate-limit.ts";
import type { Report } from "./report.ts";
import { duration, integer, isObject, number, object, oneOf, type Read, shown, writeOne } from "./values.ts";

/** The options that one place gives, checked; what it does not give, or gives wrongly, is absent. */
export interface GivenOptions {
  readonly attempts?: number | undefined;
  readonly backoff?: ResolvedBackoff | undefined;
  readonly timeout?: number | undefined;
  readonly priority?: number | null | undefined;
  readonly concurrency?: number | undefined;
  readonly rateLimit?: ResolvedRateLimit | null | undefined;
  readonly groupConcurrency?: number | null | undefined;
  readonly keep?:
    | { readonly completed?: number | undefined; readonly failed?: number | undefined }
    | undefined;
}

/** Checks the options that manifests, routers and jobs have in common. Keys are checked by whoever calls. */
export function readSharedOptions(
  options: Readonly<Record<string, unknown>>,
  target: Target,
  path: string,
  report: Report,
): GivenOptions {
  const read = <T>(key: keyof GivenOptions, reader: Read<T>): T | undefined => {
    const value = options[key];
    return value === undefined ? undefined : reader(value, `${path}.${key}`, report);
  };
  return {
    attempts: read("attempts", integer(1)),
    backoff: read("backoff", readBackoff),
    timeout: read("timeout", duration(1, 23 * 3_600_000)),
    priority: read("priority", readPriority),
    concurrency: read("concurrency", integer(1)),
    rateLimit: read("rateLimit", readRateLimit(target)),
    groupConcurrency: read("groupConcurrency", readGroupConcurrency(target)),
    keep: read("keep", readKeep),
  };
}

const readBackoff: Read<ResolvedBackoff> = (value, path, report) => {
  if (!isObject(value)) {
    report(
      "OPTION_INVALID",
      `${path} is ${shown(value)}; it takes { type, delay, max?, jitter? }.`,
      path,
      backoffFix(value),
    );
    return undefined;
  }
  checkKeys(value, "backoff", path, report);
  const type = oneOf(backoffTypes)(value.type, `${path}.type`, report);
  const delay = duration(0)(value.delay, `${path}.delay`, report);
  const max = value.max === undefined ? null : duration(0)(value.max, `${path}.max`, report);
  const jitter = value.jitter === undefined ? 0 : number(0, 1)(value.jitter, `${path}.jitter`, report);
  if (type === undefined || delay === undefined || max === undefined || jitter === undefined)
    return undefined;
  if (max !== null && max < delay) {
    report(
      "OPTION_INVALID",
      `${path}.max is shorter than ${path}.delay, so no wait could be as long.`,
      `${path}.max`,
      writeOne(`${path}.max`, formatDuration(delay)),
    );
    return undefined;
  }
  return { type, delay, max, jitter };
};

/** Other libraries take the delay alone, or the type. */
function backoffFix(value: unknown): string {
  const type = nearChoice(value, backoffTypes);
  const delay = type === undefined ? nearDuration(value, 0, longest) : undefined;
  return `Write \`backoff: { type: "${type ?? "fixed"}", delay: "${delay ?? "1s"}" }\`.`;
}

const backoffTypes = ["fixed", "exponential"] as const;
const longest = 24 * 3_600_000;

/** `true` opens priorities with the default 0; `false` closes what an outer place has opened. */
const readPriority: Read<number | null> = (value, path, report) => {
  if (typeof value === "boolean") return value ? 0 : null;
  return integer(-1000, 1000)(value, path, report);
};

const readKeep: Read<NonNullable<GivenOptions["keep"]>> = (value, path, report) => {
  const time = nearDuration(value, 0, longest * 365) ?? "1d";
  const keep = object(value, path, report, `{ completed: "${time}", failed: "${time}" }`);
  if (!keep) return undefined;
  checkKeys(keep, "keep", path, report);
  const part = (key: "completed" | "failed"): number | undefined =>
    keep[key] === undefined ? undefined : duration(0)(keep[key], `${path}.${key}`, report);
  return { completed: part("completed"), failed: part("failed") };
};
