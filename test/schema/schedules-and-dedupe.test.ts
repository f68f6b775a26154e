import { defineManifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { contractOf, jobWith, optionProblems, untypedJob } from "./manifests.ts";

describe("schedules", () => {
  const nightly = { key: "nightly", cron: "0 3 * * *", payload: { id: "1" } };

  test("are resolved with their time zone and payload", async () => {
    const options = {
      schedules: [
        { ...nightly, cron: " 0  3 * * MON-FRI" },
        { ...nightly, key: "b", tz: "Europe/Prague" },
      ],
    };
    expect((await jobWith(options))?.options.schedules).toEqual([
      { key: "nightly", cron: "0 3 * * MON-FRI", tz: "UTC", payload: { id: "1" } },
      { key: "b", cron: "0 3 * * *", tz: "Europe/Prague", payload: { id: "1" } },
    ]);
  });

  test.each<[string, object, string]>([
    ["four fields", { cron: "* * * *" }, "CRON_INVALID options.schedules[0].cron"],
    ["six fields", { cron: "0 * * * * *" }, "TARGET_OPTION options.schedules[0].cron"],
    ["a minute that is none", { cron: "60 * * * *" }, "CRON_INVALID options.schedules[0].cron"],
    ["a day that never comes", { cron: "0 0 31 2 *" }, "CRON_INVALID options.schedules[0].cron"],
    ["a nickname", { cron: "@daily" }, "CRON_INVALID options.schedules[0].cron"],
    ["a hashed minute", { cron: "H 3 * * *" }, "CRON_INVALID options.schedules[0].cron"],
    ["words", { cron: "every day at three o'clock" }, "CRON_INVALID options.schedules[0].cron"],
    ["no cron", { cron: undefined }, "VALUE_INVALID options.schedules[0].cron"],
    ["no zone", { tz: "Europe/Prag" }, "TIME_ZONE_UNKNOWN options.schedules[0].tz"],
    ["an offset", { tz: "+01:00" }, "TIME_ZONE_UNKNOWN options.schedules[0].tz"],
    [
      "a payload that does not fit",
      { payload: { id: 1 } },
      "SCHEDULE_PAYLOAD_INVALID options.schedules[0].payload",
    ],
    ["no payload", { payload: undefined }, "SCHEDULE_PAYLOAD_INVALID options.schedules[0].payload"],
    [
      "a payload with a NUL",
      { payload: { id: "\0" } },
      "SCHEDULE_PAYLOAD_INVALID options.schedules[0].payload",
    ],
    ["an empty key", { key: "" }, "VALUE_INVALID options.schedules[0].key"],
    ["another library's key", { pattern: "* * * * *" }, "KEY_FOREIGN options.schedules[0].pattern"],
  ])("%s is refused", async (_name, part, expected) => {
    expect(await optionProblems({ schedules: [{ ...nightly, ...part }] })).toEqual([expected]);
  });

  test("two with one key are refused", async () => {
    expect(await optionProblems({ schedules: [nightly, nightly] })).toEqual([
      "SCHEDULE_KEY_DUPLICATE options.schedules[1].key",
    ]);
  });

  test("need a key where the job dedupes, since nobody gives one", async () => {
    expect(await optionProblems({ schedules: [nightly], dedupe: { mode: "unfinished" } })).toEqual([
      "DEDUPE_KEY_MISSING options.dedupe.key",
    ]);
    expect(
      await optionProblems({ schedules: [nightly], dedupe: { mode: "unfinished", key: ["id"] } }),
    ).toEqual([]);
  });
});

describe("dedupe keys", () => {
  const payload = z.object({
    id: z.string(),
    count: z.number().default(2),
    order: z.object({ id: z.string(), note: z.string().optional() }).optional(),
    seller: z.object({ id: z.string().default("nobody") }).default({ id: "nobody" }),
    ambiguous: z.object({ id: z.string().default("a") }).default({ id: "b" }),
    sometimes: z.object({ id: z.string().optional() }).default({ id: "b" }),
    target: z.union([z.object({ user: z.string() }), z.object({ group: z.string().default("g") })]),
    labels: z.record(z.string(), z.string()).optional(),
    at: z.string().transform(Number).default(5),
    items: z.array(z.object({ sku: z.string() })),
    maybe: z.object({ id: z.string() }).nullable(),
  });
  const keyOf = async (...key: string[]) => {
    const job = untypedJob({ name: "a", payload, options: { dedupe: { mode: "unfinished", key } } });
    return (await contractOf(defineManifest({ name: "m", jobs: [job] }))).jobs[0]?.options.dedupe?.key;
  };

  test("come with the default of each path, as payloads travel: null where there is none", async () => {
    expect(
      await keyOf("id", "count", "order.note", "seller.id", "target.group", "labels.x", "at", "maybe.id"),
    ).toEqual([
      { path: "id", default: null },
      { path: "count", default: 2 },
      { path: "order.note", default: null },
      { path: "seller.id", default: "nobody" },
      { path: "target.group", default: "g" },
      { path: "labels.x", default: null },
      { path: "at", default: null },
      { path: "maybe.id", default: null },
    ]);
  });

  test.each([
    ["idd", "DEDUPE_PATH_UNKNOWN", "Did you mean id?"],
    ["order.total", "DEDUPE_PATH_UNKNOWN", "There are id, note."],
    ["items.sku", "DEDUPE_PATH_UNKNOWN", ""],
    ["constructor", "DEDUPE_PATH_UNKNOWN", ""],
    ["ambiguous.id", "DEDUPE_DEFAULT_AMBIGUOUS", '"b", "a"'],
    ["sometimes.id", "DEDUPE_DEFAULT_AMBIGUOUS", '"b", null'],
  ])("%s is refused", async (path, code, hint) => {
    const job = untypedJob({ name: "a", payload, options: { dedupe: { mode: "unfinished", key: [path] } } });
    const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
    expect(diagnostics.map((found) => [found.code, found.path])).toEqual([[code, "options.dedupe.key[0]"]]);
    expect(diagnostics[0]?.message).toContain(hint);
  });
});
