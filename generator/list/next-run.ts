import type { ScheduleTimes } from "../../schema/contract.ts";

/**
 * When a schedule runs next. A cron is read by the parser that the queues use.
 *
 * @returns undefined for a cron that never comes, such as 30 February
 */
export async function nextRun(times: ScheduleTimes, now: Date): Promise<Date | undefined> {
  if ("every" in times) return new Date((Math.floor(now.getTime() / times.every) + 1) * times.every);
  const { cron, tz } = times;
  const { CronExpressionParser } = await import("cron-parser");
  try {
    return CronExpressionParser.parse(cron, { tz, currentDate: now }).next().toDate();
  } catch {
    return undefined;
  }
}

/** `in 3 h 12 min`: the two largest units, rounded up to the minute; below one, to the second: `in 12 s`. */
export function waitWords(now: Date, next: Date): string {
  const seconds = Math.max(1, Math.ceil((next.getTime() - now.getTime()) / 1_000));
  if (seconds < 60) return `in ${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1_440), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return `in ${shown.map(([count, unit]) => `${count} ${unit}`).join(" ")}`;
}

/** `2026-11-23 03:00`, or `2026-11-23 03:00:30` within a minute, by the clocks of a time zone. */
export function dateInZone(date: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const names = ["year", "month", "day", "hour", "minute", "second"] as const;
  const [year, month, day, hour, minute, second] = names.map((name) => parts.get(name));
  return `${year}-${month}-${day} ${hour}:${minute}${second === "00" ? "" : `:${second}`}`;
}
