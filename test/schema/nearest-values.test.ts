import { describe, expect, test } from "vitest";
import * as z from "zod";
import { checkConfig } from "../../generator/check-config.ts";
import { buildContract } from "../../schema/build-contract.ts";
import { catalogue } from "../../schema/diagnostics/catalogue.ts";
import { untypedJob, untypedManifest } from "./manifests.ts";

const payload = z.object({ id: z.string(), full: z.boolean().default(false) });

/** The fixes for one job of these options, and what else it says. */
async function fixesOf(options: object, rest: object = {}): Promise<readonly string[]> {
  const job = untypedJob({ name: "a", payload, options, ...rest });
  return (await buildContract(untypedManifest({ name: "m", jobs: [job] }))).diagnostics.map(({ fix }) => fix);
}

const schedule = { key: "nightly", cron: "0 3 * * *", payload: { id: "1" } };

describe("a wrong value of an option is answered with the nearest good one:", () => {
  test.each<[object, string]>([
    [{ attempts: 0 }, "Write `attempts: 1`."],
    [{ attempts: "3" }, "Write `attempts: 3`."],
    [{ attempts: 2.5 }, "Write `attempts: 3`."],
    [{ attempts: "1,000" }, "Write `attempts: 1000`."],
    [{ attempts: true }, "Write a whole number, such as `attempts: 1`."],
    [{ concurrency: Number.POSITIVE_INFINITY }, "Write `concurrency: 2147483647`."],
    [{ priority: 2_000_000 }, "Write `priority: 1000`."],
    [{ timeout: "10 minutes" }, 'Write `timeout: "10m"`.'],
    [{ timeout: "10min" }, 'Write `timeout: "10m"`.'],
    [{ timeout: "1 hour" }, 'Write `timeout: "1h"`.'],
    [{ timeout: "1h 30m" }, 'Write `timeout: "90m"`.'],
    [{ timeout: "PT1H30M" }, 'Write `timeout: "90m"`.'],
    [{ timeout: "1 hour and 5 minutes" }, 'Write `timeout: "65m"`.'],
    [{ timeout: "5 S" }, 'Write `timeout: "5s"`.'],
    [{ timeout: "-5s" }, 'Write `timeout: "5s"`.'],
    [{ timeout: -5000 }, 'Write `timeout: "5s"`.'],
    [{ timeout: "60000" }, 'Write `timeout: "1m"`.'],
    [{ timeout: "2d" }, 'Write `timeout: "23h"`.'],
    [{ timeout: 0 }, 'Write `timeout: "1ms"`.'],
    [{ timeout: "soon" }, 'Write a duration, such as `timeout: "10m"`.'],
    [{ timeout: null }, 'Write a duration, such as `timeout: "10m"`.'],
    [{ timeout: { seconds: 5 } }, 'Write a duration, such as `timeout: "10m"`.'],
    [{ backoff: 5000 }, 'Write `backoff: { type: "fixed", delay: "5s" }`.'],
    [{ backoff: "30s" }, 'Write `backoff: { type: "fixed", delay: "30s" }`.'],
    [{ backoff: "exponential" }, 'Write `backoff: { type: "exponential", delay: "1s" }`.'],
    [{ backoff: true }, 'Write `backoff: { type: "fixed", delay: "1s" }`.'],
    [{ backoff: { type: "exp", delay: "1s" } }, 'Write `type: "exponential"`.'],
    [{ backoff: { type: "linear", delay: "1s" } }, 'Write `type: "fixed"` or `type: "exponential"`.'],
    [{ backoff: { type: "fixed", delay: "1 sec" } }, 'Write `delay: "1s"`.'],
    [{ backoff: { type: "fixed", delay: "1m", max: "1s" } }, 'Write `max: "1m"`.'],
    [{ backoff: { type: "fixed", delay: "1s", jitter: 50 } }, "Write `jitter: 0.5`."],
    [{ backoff: { type: "fixed", delay: "1s", jitter: "20%" } }, "Write `jitter: 0.2`."],
    [{ backoff: { type: "fixed", delay: "1s", jitter: true } }, "Write a number, such as `jitter: 0.5`."],
    [{ keep: "7d" }, 'Write `keep: { completed: "7d", failed: "7d" }`.'],
    [{ keep: { completed: "a week" } }, 'Write a duration, such as `completed: "10m"`.'],
    [{ keep: { failed: "2 weeks" } }, 'Write `failed: "14d"`.'],
    [{ dedupe: ["id"] }, 'Write `dedupe: { key: ["id"], mode: "unfinished" }`.'],
    [{ dedupe: true }, 'Write `dedupe: { key: ["id"], mode: "unfinished" }`.'],
    [{ dedupe: "throttle" }, 'Write `dedupe: { key: ["id"], mode: "throttle", ttl: "60s" }`.'],
    [{ dedupe: { mode: "throtle", key: ["id"] } }, 'Write `mode: "throttle"`.'],
    [{ dedupe: { mode: "unfinished", key: "id" } }, 'Write `key: ["id"]`.'],
    [{ dedupe: { mode: "unfinished", key: ["ful"] } }, 'Write `"full"`.'],
    [{ dedupe: { mode: "throttle", key: ["id"] } }, 'Write a duration, such as `ttl: "10m"`.'],
    [
      { dedupe: { mode: "unfinished", key: ["id"], ttl: "1m" } },
      'Remove `ttl`, or write `mode: "throttle"`.',
    ],
    [{ schedules: schedule }, "Put it into a list: `schedules: [{ … }]`."],
    [{ schedules: ["0 5 * * *"] }, 'Write `{ key: "nightly", cron: "0 5 * * *", payload: { … } }`.'],
    [{ schedules: [schedule, schedule] }, 'Write another key, such as `key: "nightly-2"`.'],
    [{ schedules: [{ ...schedule, key: 7 }] }, 'Write `key: "7"`.'],
    [{ schedules: [{ ...schedule, cron: "0 3 * *" }] }, 'Write `cron: "0 3 * * *"`.'],
    [
      { schedules: [{ ...schedule, cron: "0 0 3 * * *" }] },
      'Write `cron: "0 3 * * *"`, which is the same on every backend, or `target: "bullmq"` in jobwright.config.ts.',
    ],
    [{ schedules: [{ ...schedule, cron: "@daily" }] }, 'Write `cron: "0 0 * * *"`.'],
    [{ schedules: [{ ...schedule, cron: "hourly" }] }, 'Write `cron: "0 * * * *"`.'],
    [
      { schedules: [{ ...schedule, cron: "0 25 * * *" }] },
      'Write five fields, such as `cron: "0 3 * * *"` for every night at three.',
    ],
    [{ schedules: [{ ...schedule, tz: "Prague" }] }, 'Write `tz: "Europe/Prague"`.'],
    [{ schedules: [{ ...schedule, tz: "Europe/Pragu" }] }, 'Write `tz: "Europe/Prague"`.'],
    [{ schedules: [{ ...schedule, tz: "new york" }] }, 'Write `tz: "America/New_York"`.'],
    [{ schedules: [{ ...schedule, tz: "+00:00" }] }, 'Write `tz: "UTC"`.'],
    [
      { schedules: [{ ...schedule, tz: "+02:00" }] },
      'Write the zone\'s name, such as `tz: "Europe/Prague"` or `tz: "UTC"`.',
    ],
    [{ atempts: 3 }, "Write `attempts` in place of `atempts`."],
    [{ backoff: { type: "fixed", dealy: "1s", delay: "1s" } }, "Write `delay` in place of `dealy`."],
    [{ keep: { complete: "1d" } }, 'Write `completed: "1d"`.'],
    [{ schedules: [{ ...schedule, crom: "x" }] }, "Write `cron` in place of `crom`."],
    [{ retryLimt: 2 }, "If retryLimit is meant: Write `attempts: 3`, which counts the first run too."],
    [{ colour: "red" }, "Remove `colour`."],
  ])("%j", async (options, fix) => {
    expect(await fixesOf(options)).toEqual([fix]);
  });
});

describe("a wrong value of a job is answered with the nearest good one:", () => {
  test.each<[object, string]>([
    [{ version: "2" }, "Write `version: 2`."],
    [{ version: 0 }, "Write `version: 1`."],
    [{ description: 42 }, 'Write `description: "42"`.'],
    [{ description: "" }, 'Write a text, such as `description: "Greets a new user."`.'],
    [{ description: "a\0b" }, 'Write `description: "ab"`.'],
    [
      { deprecated: 1 },
      'Write `deprecated: true`, or what to use instead: `deprecated: "Use another job."`.',
    ],
    [{ portable: "no" }, "Write `portable: false`, or remove it: `true` is the default."],
    [{ examples: { id: "1" } }, "Put it into a list: `examples: [{ … }]`."],
    [{ options: [{ attempts: 3 }] }, "Take it out of the list."],
    [{ options: 3 }, "Write `options: { attempts: 3 }`."],
  ])("%j", async (part, fix) => {
    expect(await fixesOf({}, part)).toEqual([fix]);
  });
});

test.each<[object, string]>([
  [{ routers: {} }, "Put it into a list: `routers: [{ … }]`."],
  [{ jobs: [{ payload }] }, "Wrap it: `defineJob({ … })`."],
  [{ jobs: [undefined] }, "Remove it, or define it above its use."],
  [{ routers: [{ namespace: "r", jobs: {} }] }, "Wrap it: `defineRouter({ … })`."],
  [{ jobs: {}, routers: [] }, "Put it into a list: `jobs: [{ … }]`."],
  [{ jobs: { a: untypedJob({ payload }), b: untypedJob({ payload }) } }, "Write `jobs: [a, b]`."],
  [{ routers: [untypedJob({ name: "a", payload })] }, "Move it to the manifest's list: `jobs: [ … ]`."],
])("a wrong list of the manifest is answered with the right one: %#", async (part, fix) => {
  const { diagnostics } = await buildContract(untypedManifest({ name: "m", ...part }));
  expect(diagnostics.filter(({ severity }) => severity === "error").map((found) => found.fix)).toEqual([fix]);
});

describe("a wrong value of the config is answered with the right one:", () => {
  const good = { manifest: "./jobs.manifest.ts", out: "./generated" };

  test.each<[object, string]>([
    [{ ...good, manifest: undefined }, 'Write `manifest: "./jobs.manifest.ts"`.'],
    [{ ...good, out: 1 }, 'Write `out: "./generated"`.'],
    [{ ...good, out: { client: "./a" } }, 'Write `worker: "./worker/generated"`.'],
    [{ ...good, handlers: true }, 'Write `handlers: "./handlers"`.'],
    [{ ...good, handlers: null }, 'Remove `handlers`, or write `handlers: "./handlers"`.'],
    [{ ...good, target: "pgboss" }, 'Write `target: "pg-boss"`.'],
    [{ ...good, target: "BullMQ" }, 'Write `target: "bullmq"`.'],
    [{ ...good, target: "kafka" }, 'Write one of `"portable"`, `"pg-boss"`, `"bullmq"`.'],
    [{ ...good, importExtension: "js" }, 'Write `importExtension: ".js"`.'],
    [{ ...good, schemas: { drafts: "draft-07" } }, 'Write `drafts: ["draft-07"]`.'],
    [{ ...good, schemas: { drafts: ["draft-7"] } }, 'Write `"draft-07"`.'],
    [{ ...good, schemas: { bas: "x" } }, "Write `base` in place of `bas`."],
    [{ ...good, hanlders: "./h" }, "Write `handlers` in place of `hanlders`."],
    [{ ...good, output: "./gen" }, 'Write `out: "./gen"`.'],
    [{ ...good, jobs: [] }, "Write it in the manifest: `defineManifest({ name, jobs, routers, options })`."],
    [{ ...good, accept: { SCHEMA_URL: "emails.*" } }, 'Write `SCHEMA_URL: ["emails.*"]`.'],
    [{ ...good, accept: { SCHEMA_URLS: ["*"] } }, "Write `SCHEMA_URL` in place of `SCHEMA_URLS`."],
    [{ ...good, accept: ["SCHEMA_URL"] }, 'Write `accept: { SCHEMA_URL: ["emails.*"] }`.'],
  ])("%j", (config, fix) => {
    expect(checkConfig(config, "/project/jobwright.config.ts").diagnostics.map((found) => found.fix)).toEqual(
      [fix],
    );
  });

  test("where there is none", () => {
    for (const config of [undefined, null, "x", []]) {
      expect(checkConfig(config, "/project/jobwright.config.ts").diagnostics[0]?.fix).toContain(
        "Write `export default defineConfig({",
      );
    }
  });
});

test.each<[unknown, string, string]>([
  [undefined, "has no default export", "Write `export default defineManifest({"],
  [
    { name: "shop", jobs: [] },
    "it takes what defineManifest returns",
    "Wrap it: `export default defineManifest({ … });`.",
  ],
  [untypedJob({ name: "a", payload }), "is a job, not a manifest", "jobs: [ … ]"],
  ["shop", 'is "shop"; it takes what defineManifest returns', "Write `export default defineManifest({"],
])("what is no manifest is answered with what to write: %#", async (manifest, message, fix) => {
  const { diagnostics } = await buildContract(manifest);
  expect(diagnostics).toMatchObject([
    { message: expect.stringContaining(message), fix: expect.stringContaining(fix) },
  ]);
});

test("every page of the catalogue says why and what to do, in sentences", () => {
  for (const [code, { why, fix, severity }] of Object.entries(catalogue)) {
    expect(["error", "warning"]).toContain(severity);
    expect(why, code).toMatch(/^.{20,}\.$/su);
    expect(fix, code).toMatch(/\S.{10,}/su);
    expect(fix.split("`").length % 2, `${code}: ${fix}`).toBe(1);
  }
});
