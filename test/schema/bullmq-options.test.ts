import { defineJob, defineManifest, defineRouter } from "jobwright";
import { expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { JobMemory } from "../../schema/resolve/job-memory.ts";
import type { Target } from "../../schema/target.ts";
import { expectPlaces } from "../generator/places.ts";
import { untypedJob, untypedManifest } from "./manifests.ts";

const payload = z.object({ id: z.string() });
const often = { key: "often", payload: { id: "1" } };

test("the innermost rateLimit wins as a whole, and false takes off what is further out", async () => {
  const router = defineRouter({
    namespace: "r",
    options: { rateLimit: { max: 2, per: "1m" } },
    jobs: {
      a: defineJob({ payload }),
      b: defineJob({ payload, options: { rateLimit: { max: 3, per: 500 } } }),
      c: defineJob({ payload, options: { rateLimit: false } }),
    },
  });
  const options = { rateLimit: { max: 1, per: "1s" } } as const;
  const jobs = [defineJob({ name: "d", payload })];
  const manifest = defineManifest({ name: "m", options, jobs, routers: [router] });

  const { contract } = await buildContract(manifest, { target: "bullmq" });

  expect(contract?.jobs.map(({ name, options: { rateLimit } }) => [name, rateLimit])).toEqual([
    ["d", { max: 1, per: 1_000 }],
    ["r.a", { max: 2, per: 60_000 }],
    ["r.b", { max: 3, per: 500 }],
    ["r.c", null],
  ]);
});

test("a schedule has an interval, or a cron, with seconds too", async () => {
  const schedules = [
    { ...often, every: "90s" },
    { ...often, key: "noon", cron: "30 0 12 * * *", tz: "Europe/Prague" },
  ] as const;
  const manifest = defineManifest({
    name: "m",
    jobs: [defineJob({ name: "a", payload, options: { schedules } })],
  });
  const { contract } = await buildContract(manifest, { target: "bullmq" });

  expect(contract).toMatchObject({ target: "bullmq" });
  expect(contract?.jobs[0]?.options.schedules).toEqual([
    { key: "often", every: 90_000, payload: { id: "1" } },
    { key: "noon", cron: "30 0 12 * * *", tz: "Europe/Prague", payload: { id: "1" } },
  ]);
});

const inBullMQ = '`target: "bullmq"` in jobwright.config.ts';

test.each<[object, string, string]>([
  [
    { rateLimit: { max: 1, per: "1s" } },
    "options.rateLimit",
    `Write ${inBullMQ}. On every backend there is \`concurrency: 1\`, the jobs of one kind at once in each worker process.`,
  ],
  [
    { schedules: [{ ...often, every: "5m" }] },
    "options.schedules[0].every",
    `Write \`cron: "*/5 * * * *"\`, which is the same on every backend, or ${inBullMQ}.`,
  ],
  [
    { schedules: [{ ...often, every: "90s" }] },
    "options.schedules[0].every",
    `Write ${inBullMQ}. No cron runs every 90s; on every backend there is \`cron: "* * * * *"\`.`,
  ],
  [
    { schedules: [{ ...often, cron: "0 30 3 * * *" }] },
    "options.schedules[0].cron",
    `Write \`cron: "30 3 * * *"\`, which is the same on every backend, or ${inBullMQ}.`,
  ],
  [
    { schedules: [{ ...often, cron: "*/10 * * * * *" }] },
    "options.schedules[0].cron",
    `Write ${inBullMQ}. On every backend a cron has five fields: \`cron: "* * * * *"\`.`,
  ],
])("for the other targets %j is a diagnostic that says what to write", async (options, path, fix) => {
  for (const target of ["portable", "pg-boss"] as const) {
    expect(await problems(options, target)).toMatchObject([{ code: "TARGET_OPTION", path, fix }]);
  }
  expect(await problems(options, "bullmq")).toEqual([]);
});

test.each<[object, string]>([
  [{ rateLimit: { max: 0, per: "1s" } }, "OPTION_INVALID options.rateLimit.max"],
  [{ rateLimit: { max: 1.5, per: "1s" } }, "OPTION_INVALID options.rateLimit.max"],
  [{ rateLimit: { max: 1, per: 0 } }, "OPTION_INVALID options.rateLimit.per"],
  [{ rateLimit: { max: 1 } }, "OPTION_INVALID options.rateLimit.per"],
  [{ rateLimit: { max: 1, per: "1s", duration: 5 } }, "KEY_FOREIGN options.rateLimit.duration"],
  [{ rateLimit: true }, "VALUE_INVALID options.rateLimit"],
  [{ rateLimit: 10 }, "VALUE_INVALID options.rateLimit"],
  [{ schedules: [{ ...often, every: "500ms" }] }, "OPTION_INVALID options.schedules[0].every"],
  [{ schedules: [{ ...often, every: "often" }] }, "OPTION_INVALID options.schedules[0].every"],
  [
    { schedules: [{ ...often, every: "5m", cron: "* * * * *" }] },
    "SCHEDULE_TIMES_AMBIGUOUS options.schedules[0].cron",
  ],
  [{ schedules: [{ ...often, every: "5m", tz: "UTC" }] }, "SCHEDULE_TIMES_AMBIGUOUS options.schedules[0].tz"],
  [{ schedules: [often] }, "VALUE_INVALID options.schedules[0].cron"],
  [{ schedules: [{ ...often, cron: "60 * * * * *" }] }, "CRON_INVALID options.schedules[0].cron"],
  [{ schedules: [{ ...often, cron: "0 0 0 30 2 *" }] }, "CRON_INVALID options.schedules[0].cron"],
  [{ schedules: [{ ...often, cron: "0 0 * * * * *" }] }, "CRON_INVALID options.schedules[0].cron"],
])("with the target bullmq %j is a diagnostic", async (options, problem) => {
  const found = await problems(options, "bullmq");
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
});

test("what is known of a job is forgotten with another target", async () => {
  const manifest = untypedManifest({
    name: "m",
    jobs: [untypedJob({ name: "a", payload, options: { rateLimit: { max: 1, per: "1s" } } })],
  });
  const memory = new JobMemory();

  expect((await buildContract(manifest, { target: "bullmq", memory })).contract).toBeDefined();
  expect((await buildContract(manifest, { target: "portable", memory })).contract).toBeUndefined();
});

test("each is shown where it is written", async () => {
  await expectPlaces(
    `const payload = z.object({});
const a = defineJob({ name: "a", payload, options: {
  rateLimit: ▶{ max: 1, per: "1s" },
  schedules: [
    { key: "k", every: ▶"90s", payload: {} },
    { key: "l", cron: ▶"30 * * * * *", payload: {} },
    { key: "m", every: "5m", cron: ▶"* * * * *", payload: {} } as never,
  ],
} });
const router = defineRouter({ namespace: "r", options: { rateLimit: ▶false }, jobs: {} });
export default defineManifest({ name: "m", options: { rateLimit: ▶{ max: 1, per: "1s" } }, jobs: [a], routers: [router] });
`,
    [
      "TARGET_OPTION - options.rateLimit",
      "TARGET_OPTION - routers.r.options.rateLimit",
      "TARGET_OPTION a options.rateLimit",
      "TARGET_OPTION a options.schedules[0].every",
      "TARGET_OPTION a options.schedules[1].cron",
      "SCHEDULE_TIMES_AMBIGUOUS a options.schedules[2].cron",
    ],
  );
});

async function problems(options: object, target: Target) {
  const jobs = [untypedJob({ name: "a", payload, options })];
  return (await buildContract(untypedManifest({ name: "m", jobs }), { target })).diagnostics;
}
