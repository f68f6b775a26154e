import type { ResolvedSchedule } from "../../schema/contract.ts";

/**
 * When a schedule runs next. Read by the parser that the queues use.
 *
 * @returns undefined for a cron that never comes, such as 30 February
 */
export async function nextRun(
  { cron, tz }: Pick<ResolvedSchedule, "cron" | "tz">,
  now: Date,
): Promise<Date | undefined> {
  const { CronExpressionParser } = await import("cron-parser");
  try {
    return CronExpressionParser.parse(cron, { tz, currentDate: now }).next().toDate();
  } catch {
    return undefined;
  }
}

/** `in 3 h 12 min`: the two largest units, rounded up to the minute. */
export function waitWords(now: Date, next: Date): string {
  const minutes = Math.max(1, Math.ceil((next.getTime() - now.getTime()) / 60_000));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1_440), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return `in ${shown.map(([count, unit]) => `${count} ${unit}`).join(" ")}`;
}

/** `2026-11-23 03:00`, by the clocks of a time zone. */
export function dateInZone(date: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const [year, month, day, hour, minute] = (["year", "month", "day", "hour", "minute"] as const).map((part) =>
    parts.get(part),
  );
  return `${year}-${month}-${day} ${hour}:${minute}`;
}
