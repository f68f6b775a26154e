import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";

// No test can wait for the clocks to change. Both queues leave the arithmetic to cron-parser, so that is asked, by the
// copy that each of them loads.
describe.each(["pg-boss", "bullmq"])("a cron of Europe/Prague on %s", (queue) => {
  const { CronExpressionParser } = requireFrom(queue);
  const timesOf = (cron: string, from: string, count: number): readonly string[] => {
    const times = CronExpressionParser.parse(cron, { currentDate: new Date(from), tz: "Europe/Prague" });
    return Array.from({ length: count }, () => times.next().toDate().toISOString().slice(0, 16));
  };

  test("runs an hour later on the day on which the clocks skip its time", () => {
    expect(timesOf("30 2 * * *", "2027-03-27T12:00:00Z", 2)).toEqual([
      "2027-03-28T01:30",
      "2027-03-29T00:30",
    ]);
  });

  test("runs once on the day on which its time comes twice, at the first", () => {
    expect(timesOf("30 2 * * *", "2027-10-30T12:00:00Z", 2)).toEqual([
      "2027-10-31T00:30",
      "2027-11-01T01:30",
    ]);
  });

  test("runs in each of the 25 hours of that day where it runs in every hour", () => {
    expect(timesOf("30 * * * *", "2027-10-30T23:00:00Z", 3)).toEqual([
      ...["2027-10-30T23:30", "2027-10-31T00:30", "2027-10-31T01:30"],
    ]);
  });
});

function requireFrom(queue: string): typeof import("cron-parser") {
  const own = createRequire(createRequire(import.meta.url).resolve(`${queue}/package.json`));
  return own("cron-parser");
}
