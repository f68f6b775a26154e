import { formatDuration } from "../../duration.ts";
import { cronEvery } from "../cron.ts";
import { nearTimeZone } from "../time-zone.ts";
import { isObject } from "../values.ts";
import type { Given } from "./foreign-key.ts";

const bullmqTarget = '`target: "bullmq"` in jobwright.config.ts';

/** A number of another library's unit in the notation of durations; for anything else, an example. */
export function durationOf(value: unknown, unit: "ms" | "s" | "m" | "h" | "d", example: string): string {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  const isCount = typeof number === "number" && Number.isSafeInteger(number) && number >= 0;
  if (!isCount) return JSON.stringify(example);
  return JSON.stringify(unit === "ms" ? formatDuration(number) : `${number}${unit}`);
}

/** pg-boss counts retries, and here all runs are counted. */
export function attemptsOf(retries: unknown): string {
  const count = typeof retries === "string" && retries.trim() !== "" ? Number(retries) : retries;
  const isCount = typeof count === "number" && Number.isSafeInteger(count) && count >= 0;
  return `Write \`attempts: ${isCount ? count + 1 : 3}\`, which counts the first run too.`;
}

/** pg-boss has three keys for the wait before the next attempt. */
export function backoffOf({ retryDelay, retryBackoff, retryDelayMax }: Given): string {
  const isExponential = retryBackoff === true || retryDelayMax !== undefined;
  const type = isExponential ? "exponential" : "fixed";
  const delay = durationOf(retryDelay, "s", isExponential ? "1s" : "60s");
  const max = retryDelayMax === undefined ? "" : `, max: ${durationOf(retryDelayMax, "s", "1h")}`;
  return `Write \`backoff: { type: "${type}", delay: ${delay}${max} }\`.`;
}

/** BullMQ keeps finished jobs by age, by count, or for ever. */
export function keepOf(given: Given): string {
  const parts = (["removeOnComplete", "removeOnFail"] as const).flatMap((key) => {
    const part = key === "removeOnComplete" ? "completed" : "failed";
    return given[key] === undefined ? [] : [`${part}: ${timeKept(given[key], part)}`];
  });
  const byCount = Object.values(given).some((value) => typeof value === "number" || isCounted(value));
  const written = `Write \`keep: { ${parts.join(", ") || 'completed: "1d"'} }\``;
  return byCount ? `${written}: jobs are kept by their age, not by their number.` : `${written}.`;
}

function isCounted(value: unknown): boolean {
  return isObject(value) && value.count !== undefined;
}

function timeKept(value: unknown, part: "completed" | "failed"): string {
  if (value === true || value === 0) return "0";
  if (value === false) return '"3650d"';
  const usual = part === "completed" ? "1d" : "14d";
  return isObject(value) && value.age !== undefined
    ? durationOf(value.age, "s", usual)
    : JSON.stringify(usual);
}

/** BullMQ's `repeat` and a bare `cron`, with a time zone where one is given beside it. */
export function scheduleOf(value: unknown, given: Given = {}): string {
  const repeat = isObject(value) ? value : { pattern: value };
  const zone = [repeat.tz, given.tz, given.timezone].map(nearTimeZone).find((found) => found !== undefined);
  const key = typeof repeat.key === "string" ? repeat.key : "nightly";
  const { written, target } = timesOf(repeat, zone);
  return `Write \`schedules: [{ key: ${JSON.stringify(key)}, ${written}, payload: { … } }]\`${target}.`;
}

/** The times of a schedule as they are written, and the target that they need, if any. */
function timesOf(repeat: Given, zone: string | undefined) {
  const { pattern, cron = pattern, every } = repeat;
  const same = typeof every === "number" ? cronEvery(every) : undefined;
  if (same === undefined && typeof every === "number" && Number.isSafeInteger(every) && every >= 1_000)
    return { written: `every: ${durationOf(every, "ms", "5m")}`, target: `, and ${bullmqTarget}` };
  const written = typeof cron === "string" ? cron.trim().split(/\s+/) : [];
  // At its second 0, a cron is the same without it.
  const given = written.length === 6 && Number(written[0]) === 0 ? written.slice(1) : written;
  const fields = same ?? ([5, 6].includes(given.length) ? given.join(" ") : "0 3 * * *");
  const tz = zone === undefined ? "" : `, tz: ${JSON.stringify(zone)}`;
  const target = same === undefined && given.length === 6 ? `, and ${bullmqTarget}` : "";
  return { written: `cron: ${JSON.stringify(fields)}${tz}`, target };
}

/** BullMQ's limiter of a queue. */
export function rateLimitOf(limiter: unknown): string {
  const { max, duration } = isObject(limiter) ? limiter : {};
  const count = typeof max === "number" && Number.isSafeInteger(max) && max > 0 ? max : 10;
  return `Write \`rateLimit: { max: ${count}, per: ${durationOf(duration, "ms", "1s")} }\`, and ${bullmqTarget}.`;
}

/** One job at a time for each key; with a time, none within that time of the last. */
export function dedupeOf(time?: string): string {
  return time === undefined
    ? 'Write `dedupe: { key: ["id"], mode: "unfinished" }`, with the payload paths that make the key.'
    : `Write \`dedupe: { key: ["id"], mode: "throttle", ttl: ${time} }\`, with the payload paths that make the key.`;
}
