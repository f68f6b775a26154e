import { formatDuration } from "../../schema/duration.ts";
import type { ListedJob, ListedSchedule } from "./list-jobs.ts";
import { dateInZone, waitWords } from "./next-run.ts";
import { optionWords } from "./option-words.ts";

/**
 * The lines that show jobs: a table where it fits into the width, else each job in lines of its own.
 *
 * @param width in characters; infinite off a terminal
 */
export function listText(jobs: readonly ListedJob[], now: Date, width: number): readonly string[] {
  return tableText(jobs, now, width) ?? jobs.flatMap((job) => blockText(job, now, width));
}

const columns = ["JOB", "VERSION", "ATTEMPTS", "TIMEOUT", "OPTIONS"] as const;
const narrowestDescription = 20;

function tableText(jobs: readonly ListedJob[], now: Date, width: number): readonly string[] | undefined {
  const rows = [columns, ...jobs.map(cells)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const used = widths.reduce((sum, one) => sum + one + 2, 0);
  if (used + narrowestDescription > width) return undefined;
  const line = (row: readonly string[], last: string): string =>
    [...row.map((cell, column) => cell.padEnd(widths[column] ?? 0)), cut(last, width - used)]
      .join("  ")
      .trimEnd();
  return [
    line(columns, "DESCRIPTION"),
    ...jobs.flatMap((job) => [
      line(cells(job), description(job)),
      ...schedules(job, now).flatMap((text) => wrapped(text, "  ", width)),
    ]),
  ];
}

function cells({ name, version, options }: ListedJob): readonly string[] {
  return [
    name,
    String(version),
    String(options.attempts),
    formatDuration(options.timeout),
    optionWords(options).join(", ") || "-",
  ];
}

function blockText(job: ListedJob, now: Date, width: number): readonly string[] {
  const { name, version, options } = job;
  const attempts = `${options.attempts} ${options.attempts === 1 ? "attempt" : "attempts"}`;
  const words = [attempts, `timeout ${formatDuration(options.timeout)}`, ...optionWords(options)];
  const below = [words.join(", "), ...schedules(job, now), description(job)].filter((text) => text !== "");
  return [`${name}  v${version}`, ...below.flatMap((text) => wrapped(text, "  ", width))];
}

function description({ description: text, deprecated }: ListedJob): string {
  return `${deprecated ? "(deprecated) " : ""}${text?.split("\n")[0] ?? ""}`.trimEnd();
}

function schedules({ options }: ListedJob, now: Date): readonly string[] {
  return options.schedules.map((schedule) => scheduleText(schedule, now));
}

/** `nightly: every day at 03:00 Europe/Prague, next in 3 h 12 min, 2026-11-23 03:00` */
function scheduleText(schedule: ListedSchedule, now: Date): string {
  const { key, words, next } = schedule;
  if ("every" in schedule) return `${key}: ${words}, ${nextWords(now, next, "UTC")} UTC`;
  return `${key}: ${words} ${schedule.tz}, ${nextWords(now, next, schedule.tz)}`;
}

function nextWords(now: Date, next: Date | null, tz: string): string {
  return next ? `next ${waitWords(now, next)}, ${dateInZone(next, tz)}` : "never comes";
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1).trimEnd()}…` : text;
}

/** Broken between words; what has no place to break at is longer than the width. */
function wrapped(text: string, indent: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    const room = width - indent.length * (lines.length > 0 ? 2 : 1);
    if (line !== "" && longer.length > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((part, index) => `${indent}${index > 0 ? indent : ""}${part}`);
}
