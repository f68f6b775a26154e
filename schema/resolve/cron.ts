import { messageOf } from "../message-of.ts";

/**
 * Why a text is no cron of five fields; undefined for one that is. Read by the parser that pg-boss and BullMQ
 * use, so that what is accepted here is accepted there.
 */
export async function cronProblem(cron: string): Promise<string | undefined> {
  const fields = cron.split(" ");
  if (fields.length !== 5) {
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
