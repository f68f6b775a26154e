import type { ScheduleTimes } from "../contract.ts";
import { formatDuration } from "../duration.ts";
import type { Target } from "../target.ts";
import { cronEvery, cronProblem, nearCron } from "./cron.ts";
import type { Report } from "./report.ts";
import { requireTarget } from "./require-target.ts";
import { isTimeZone, nearTimeZone } from "./time-zone.ts";
import { duration, shown, text, writeOne } from "./values.ts";

/** Reads when a schedule runs: by its cron and time zone, or every so often. */
export async function readTimes(
  { cron, every, tz }: Readonly<Record<string, unknown>>,
  target: Target,
  path: string,
  report: Report,
): Promise<ScheduleTimes | undefined> {
  if (every === undefined) return readCronTimes(cron, tz, target, path, report);
  const beside = cron !== undefined ? "cron" : tz !== undefined ? "tz" : undefined;
  if (beside !== undefined) {
    const fix =
      beside === "cron"
        ? "Remove `every`, or `cron`."
        : "Remove `tz`, or write a `cron`, whose times depend on it.";
    report("SCHEDULE_TIMES_AMBIGUOUS", `The schedule has every and ${beside}.`, `${path}.${beside}`, fix);
    return undefined;
  }
  return readEvery(every, target, `${path}.every`, report);
}

function readEvery(value: unknown, target: Target, path: string, report: Report): ScheduleTimes | undefined {
  const every = duration(1_000)(value, path, report);
  if (every === undefined) return undefined;
  const cron = cronEvery(every);
  const elsewhere =
    cron === undefined
      ? {
          near: `No cron runs every ${formatDuration(every)}; on every backend there is \`cron: "* * * * *"\`.`,
        }
      : { same: `cron: ${JSON.stringify(cron)}` };
  return requireTarget({ name: "every", target: "bullmq", elsewhere }, target, path, report)
    ? { every }
    : undefined;
}

async function readCronTimes(
  value: unknown,
  zone: unknown,
  target: Target,
  path: string,
  report: Report,
): Promise<ScheduleTimes | undefined> {
  const cron = await readCron(value, target, `${path}.cron`, report);
  const tz = readTimeZone(zone, `${path}.tz`, report);
  return cron === undefined || tz === undefined ? undefined : { cron, tz };
}

async function readCron(
  value: unknown,
  target: Target,
  path: string,
  report: Report,
): Promise<string | undefined> {
  const cron = text(value, path, report)?.trim().replaceAll(/\s+/g, " ");
  if (cron === undefined) return undefined;
  const problem = await cronProblem(cron);
  if (problem !== undefined) {
    const near = await nearCron(cron);
    report("CRON_INVALID", `${shown(value)} is no cron: ${problem}.`, path, near && writeOne(path, near));
    return undefined;
  }
  const [second, ...five] = cron.split(" ");
  if (five.length < 5) return cron;
  const written = `cron: ${JSON.stringify(five.join(" "))}`;
  const elsewhere =
    Number(second) === 0
      ? { same: written }
      : { near: `On every backend a cron has five fields: \`${written}\`.` };
  const feature = { name: "A cron with seconds", target: "bullmq", elsewhere } as const;
  return requireTarget(feature, target, path, report) ? cron : undefined;
}

function readTimeZone(value: unknown, path: string, report: Report): string | undefined {
  if (value === undefined) return "UTC";
  if (typeof value === "string" && isTimeZone(value)) return value;
  const near = nearTimeZone(value);
  report("TIME_ZONE_UNKNOWN", `${shown(value)} is no time zone.`, path, near && writeOne(path, near));
  return undefined;
}
