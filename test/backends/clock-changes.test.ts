import { defaultRepeatStrategy } from "bullmq";
import { PgBoss } from "pg-boss";
import { expect, inject, test } from "vitest";
import { nextRun } from "../../generator/list/next-run.ts";
import { nextTime } from "../../runtime/backends/pg-boss/schedules.ts";

// Berlin's clocks skip 2:00 to 3:00 on 29 March 2026, and show that hour twice on 25 October.

const tz = "Europe/Berlin";
/** Never started: only its clock arithmetic is asked. */
const boss = new PgBoss({ connectionString: inject("databaseUrl") });

/** What is asked for the time after each, on its way to a job: pg-boss for our table, BullMQ for its schedulers. */
const backends: readonly [string, (cron: string, after: number) => Promise<number>][] = [
  ["pg-boss and embedded", async (cron, after) => nextTime(boss, { cron, tz }, after)],
  ["BullMQ", async (cron, after) => Number(defaultRepeatStrategy(after, { pattern: cron, tz }))],
  ["jobwright list", async (cron, after) => Number(await nextRun({ cron, tz }, new Date(after)))],
];

test.each(backends)(
  "a time that is skipped runs an hour later, one that comes twice runs once: %s",
  async (_, next) => {
    const times = async (cron: string, from: string, count: number): Promise<readonly string[]> => {
      const found: string[] = [];
      let at = Date.parse(from);
      while (found.length < count) {
        at = await next(cron, at);
        found.push(new Date(at).toISOString().slice("2026-".length, "2026-03-29T01:30Z".length - 1));
      }
      return found;
    };

    expect(await times("30 2 * * *", "2026-03-27T12:00Z", 3)).toEqual([
      "03-28T01:30",
      "03-29T01:30",
      "03-30T00:30",
    ]);
    expect(await times("30 2 * * *", "2026-10-23T12:00Z", 3)).toEqual([
      "10-24T00:30",
      "10-25T00:30",
      "10-26T01:30",
    ]);
    expect(await times("30 * * * *", "2026-03-29T00:00Z", 3)).toEqual([
      "03-29T00:30",
      "03-29T01:30",
      "03-29T02:30",
    ]);
    expect(await times("30 * * * *", "2026-10-25T00:00Z", 3)).toEqual([
      "10-25T00:30",
      "10-25T01:30",
      "10-25T02:30",
    ]);
  },
);

test.each(backends)(
  "a job that came some seconds late is followed by the next day's: %s",
  async (_, next) => {
    const late = Date.parse("2026-10-25T00:30:07Z");
    expect(await next("30 2 * * *", late)).toBe(Date.parse("2026-10-26T01:30Z"));
  },
);
