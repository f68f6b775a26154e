import { expect, test } from "vitest";
import * as z from "zod";
import { cronWords } from "../../generator/list/cron-words.ts";
import { listJobs } from "../../generator/list/list-jobs.ts";
import { listText } from "../../generator/list/list-text.ts";
import { dateInZone, nextRun, waitWords } from "../../generator/list/next-run.ts";
import { buildContract } from "../../schema/build-contract.ts";
import { defineJob, defineManifest, defineRouter } from "../../schema/index.ts";

const now = new Date("2026-11-22T22:48:00Z");

const manifest = defineManifest({
  name: "listed",
  jobs: [
    defineJob({
      name: "rebuild-index",
      description: "Rebuilds the index that the search box reads.\nAnd more.",
      version: 2,
      payload: z.object({ full: z.boolean() }),
      options: {
        attempts: 1,
        backoff: { type: "fixed", delay: "1m" },
        priority: 5,
        dedupe: { mode: "throttle", ttl: "10s", key: ["full"] },
        concurrency: 2,
        schedules: [{ key: "nightly", cron: "0 3 * * *", tz: "Europe/Prague", payload: { full: true } }],
      },
    }),
  ],
  routers: [
    defineRouter({
      namespace: "emails",
      jobs: { greet: defineJob({ deprecated: true, payload: z.object({}) }) },
    }),
  ],
});

async function lines(width: number): Promise<readonly string[]> {
  const { contract } = await buildContract(manifest);
  if (!contract) return expect.unreachable();
  return listText(await listJobs(contract, [], now), now, width);
}

test("a table where there is room, with the next run of each schedule", async () => {
  expect(await lines(Number.POSITIVE_INFINITY)).toEqual([
    "JOB            VERSION  ATTEMPTS  TIMEOUT  OPTIONS                                                               DESCRIPTION",
    "emails.greet   1        3         15m      -                                                                     (deprecated)",
    "rebuild-index  2        1         15m      backoff fixed 1m, priority 5, dedupe throttle 10s by full, 2 at once  Rebuilds the index that the search box reads.",
    "  nightly: every day at 03:00 Europe/Prague, next in 3 h 12 min, 2026-11-23 03:00",
  ]);
});

test("lines of each job on a narrow terminal, broken between words", async () => {
  expect(await lines(40)).toEqual([
    "emails.greet  v1",
    "  3 attempts, timeout 15m",
    "  (deprecated)",
    "rebuild-index  v2",
    "  1 attempt, timeout 15m, backoff fixed",
    "    1m, priority 5, dedupe throttle 10s",
    "    by full, 2 at once",
    "  nightly: every day at 03:00",
    "    Europe/Prague, next in 3 h 12 min,",
    "    2026-11-23 03:00",
    "  Rebuilds the index that the search box",
    "    reads.",
  ]);
});

test.each([
  ["* * * * *", "every minute"],
  ["*/5 * * * *", "every 5 minutes"],
  ["*/5 * * * MON-FRI", "every 5 minutes, Monday to Friday"],
  ["30 * * * *", "every hour at :30"],
  ["0 */6 * * *", "every 6 hours at :00"],
  ["0 3 * * *", "every day at 03:00"],
  ["15 3,15 * * *", "every day at 03:15 and 15:15"],
  ["0 9 * * 1-5", "Monday to Friday at 09:00"],
  ["0 9 * * 0,6", "every Sunday and Saturday at 09:00"],
  ["0 0 1 * *", "on day 1 of every month at 00:00"],
  ["0 0 24 12 *", "every year on 24 December at 00:00"],
  ["0 0 1 * 1", "0 0 1 * 1"],
  ["0-10 3 * * *", "0-10 3 * * *"],
  ["0 9 * * 1#2", "0 9 * * 1#2"],
  ["* * * * * *", "every second"],
  ["*/10 * * * * *", "every 10 seconds"],
  ["*/10 * * * * 1-5", "every 10 seconds, Monday to Friday"],
  ["15 * * * * *", "every minute at second 15"],
  ["0 0 3 * * *", "every day at 03:00"],
  ["30 0 3 * * *", "every day at 03:00:30"],
  ["30 5 * * * *", "every hour at :05:30"],
  ["0-5 0 3 * * *", "0-5 0 3 * * *"],
])("the cron %s is %s", (cron, words) => {
  expect(cronWords(cron)).toBe(words);
});

test("the next run is by the clocks of its zone, over a change of them", async () => {
  const before = new Date("2026-03-29T00:30:00Z");
  const next = await nextRun({ cron: "0 3 * * *", tz: "Europe/Prague" }, before);
  expect(next?.toISOString()).toBe("2026-03-29T01:00:00.000Z");
  expect(dateInZone(next ?? before, "Europe/Prague")).toBe("2026-03-29 03:00");
  expect(await nextRun({ cron: "0 3 30 2 *", tz: "UTC" }, before)).toBeUndefined();
});

test("an interval is shown with its next time since 1970, and a limit among the options", async () => {
  const job = defineJob({
    name: "sweep",
    payload: z.object({}),
    options: {
      rateLimit: { max: 10, per: "1s" },
      schedules: [
        { key: "often", every: "90s", payload: {} },
        { key: "ticks", cron: "*/20 * * * * *", payload: {} },
      ],
    },
  });
  const { contract } = await buildContract(defineManifest({ name: "listed", jobs: [job] }), {
    target: "bullmq",
  });
  if (!contract) return expect.unreachable();
  expect(listText(await listJobs(contract, [], now), now, 120)).toEqual([
    "JOB    VERSION  ATTEMPTS  TIMEOUT  OPTIONS   DESCRIPTION",
    "sweep  1        3         15m      10 in 1s",
    "  often: every 90s, next in 2 min, 2026-11-22 22:49:30 UTC",
    "  ticks: every 20 seconds UTC, next in 20 s, 2026-11-22 22:48:20",
  ]);
});

test.each([
  [1_000, "in 1 s"],
  [59_001, "in 1 min"],
  [60_000, "in 1 min"],
  [3_600_000, "in 1 h"],
  [3_660_000, "in 1 h 1 min"],
  [90_000_000, "in 1 d 1 h"],
  [86_460_000, "in 1 d"],
])("%i ms are %s", (milliseconds, words) => {
  expect(waitWords(now, new Date(now.getTime() + milliseconds))).toBe(words);
});
