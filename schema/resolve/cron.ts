import { messageOf } from "../message-of.ts";

/**
 * Why a text is no cron of five fields, or of six with the seconds first; undefined for one that is. Read by the parser
 * that pg-boss and BullMQ use, so that what is accepted here is accepted there.
 */
export async function cronProblem(cron: string): Promise<string | undefined> {
  const fields = cron.split(" ");
  if (fields.length !== 5 && fields.length !== 6) {
    return `it has ${fields.length} field${fields.length === 1 ? "" : "s"} in place of five: minute, hour, day of month, month, day of week`;
  }
  // The parser's own notation for a time chosen by hash, which is another one in each process.
  if (fields.some((field) => /H/.test(field.replaceAll(/[A-Z]{3,}/g, "")))) return "H is not supported";
  const { CronExpressionParser } = await import("cron-parser");
  try {
    CronExpressionParser.parse(cron, { tz: "UTC" }).next();
    return undefined;
  } catch (error) {
    return messageOf(error).replace(/\.$/, "");
  }
}

/** A cron that runs as often as every so many milliseconds; undefined where none of five fields does. */
export function cronEvery(milliseconds: number): string | undefined {
  const minutes = milliseconds / 60_000;
  const hours = minutes / 60;
  if (hours === 24) return "0 0 * * *";
  if (Number.isInteger(hours) && 24 % hours === 0) return hours === 1 ? "0 * * * *" : `0 */${hours} * * *`;
  if (Number.isInteger(minutes) && 60 % minutes === 0)
    return minutes === 1 ? "* * * * *" : `*/${minutes} * * * *`;
  return undefined;
}

/** The cron that a text was surely meant to be: a field more or less, or one of the names that some tools know. */
export async function nearCron(text: string): Promise<string | undefined> {
  const fields = text.trim().split(/\s+/);
  const candidates = [
    nicknames.get(text.trim().toLowerCase()),
    fields.length < 5 && fields.length > 1
      ? [...fields, ...Array(5 - fields.length).fill("*")].join(" ")
      : undefined,
    // A field of seconds before the others.
    fields.length === 6 ? fields.slice(1).join(" ") : undefined,
    text.replaceAll("H", "0"),
  ];
  for (const candidate of candidates) {
    if (candidate !== undefined && (await cronProblem(candidate)) === undefined) return candidate;
  }
  return undefined;
}

const nicknames: ReadonlyMap<string, string> = new Map(
  [
    ["hourly", "0 * * * *"],
    ["daily", "0 0 * * *"],
    ["midnight", "0 0 * * *"],
    ["nightly", "0 3 * * *"],
    ["weekly", "0 0 * * 0"],
    ["monthly", "0 0 1 * *"],
    ["yearly", "0 0 1 1 *"],
    ["annually", "0 0 1 1 *"],
  ].flatMap(([name = "", cron = ""]) => [
    [name, cron],
    [`@${name}`, cron],
  ]),
);
