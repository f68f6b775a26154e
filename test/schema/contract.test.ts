import { defineJob, defineManifest, defineRouter, type JobOptions } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { runtimeContract } from "../../schema/runtime-contract.ts";
import { contractOf, jobWith, optionProblems, problemsOf } from "./manifests.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const empty = z.object({});

describe("the contract", () => {
  const send = defineJob({
    description: "Sends.",
    payload: z.object({ to: z.email() }),
    result: z.object({ at: z.iso.datetime() }),
  });
  const manifest = defineManifest({
    name: "shop",
    jobs: [
      defineJob({ name: "z-job", payload: empty }),
      defineJob({ name: "Z-last", payload: empty, examples: [{}] }),
    ],
    routers: [defineRouter({ namespace: "emails", jobs: { send } })],
  });

  test("lists the jobs by code point, each with its keys in one order", async () => {
    const contract = await contractOf(manifest);
    expect(Object.keys(contract)).toEqual(["format", "name", "target", "definitions", "jobs"]);
    expect(contract.jobs.map(({ name, namespace, key }) => [name, namespace, key])).toEqual([
      ["Z-last", null, "Z-last"],
      ["emails.send", "emails", "send"],
      ["z-job", null, "z-job"],
    ]);
    for (const job of contract.jobs) {
      expect(Object.keys(job)).toEqual([
        "name",
        "namespace",
        "key",
        "options",
        "description",
        "deprecated",
        "version",
        "payload",
        "result",
        "examples",
      ]);
      expect(Object.keys(job.options)).toEqual([
        "attempts",
        "backoff",
        "timeout",
        "priority",
        "dedupe",
        "concurrency",
        "rateLimit",
        "groupConcurrency",
        "keep",
        "schedules",
      ]);
    }
  });

  test("is plain JSON, the same at every build", async () => {
    const contract = await contractOf(manifest);
    expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
    expect(JSON.stringify(await contractOf(manifest))).toBe(JSON.stringify(contract));
  });

  test("leaves the runtime the names and options", async () => {
    const { name, jobs } = runtimeContract(await contractOf(manifest));
    expect(name).toBe("shop");
    expect(jobs.map((job) => Object.keys(job))).toEqual(
      Array(3).fill(["name", "namespace", "key", "options"]),
    );
  });
});

describe("options", () => {
  test("have defaults", async () => {
    expect((await jobWith({}))?.options).toEqual({
      attempts: 3,
      backoff: { type: "exponential", delay: 1_000, max: 60 * minute, jitter: 0 },
      timeout: 15 * minute,
      priority: null,
      dedupe: null,
      concurrency: null,
      rateLimit: null,
      groupConcurrency: null,
      keep: { completed: day, failed: 14 * day },
      schedules: [],
    });
  });

  test("come from the innermost place that gives them, the two parts of keep each by itself", async () => {
    const inherited = defineJob({ payload: empty });
    const own = defineJob({
      payload: empty,
      options: { attempts: 7, priority: false, keep: { completed: 0 } },
    });
    const router = defineRouter({
      namespace: "r",
      options: { attempts: 5, timeout: "1m", priority: 10, keep: { completed: "1h" } },
      jobs: { inherited, own },
    });
    const options = { attempts: 2, timeout: "2m", concurrency: 4, keep: { failed: "30d" } } as const;
    const contract = await contractOf(defineManifest({ name: "m", options, routers: [router] }));
    const [fromRouter, fromJob] = contract.jobs.map((job) => job.options);
    expect(fromRouter).toMatchObject({ attempts: 5, timeout: minute, priority: 10, concurrency: 4 });
    expect(fromRouter?.keep).toEqual({ completed: 60 * minute, failed: 30 * day });
    expect(fromJob).toMatchObject({ attempts: 7, timeout: minute, priority: null });
    expect(fromJob?.keep).toEqual({ completed: 0, failed: 30 * day });
  });

  test("are resolved to milliseconds and numbers", async () => {
    const options: JobOptions = {
      backoff: { type: "fixed", delay: "90s", jitter: 0.5 },
      timeout: 500,
      priority: true,
    };
    expect((await jobWith(options))?.options).toMatchObject({
      backoff: { type: "fixed", delay: 90_000, max: null, jitter: 0.5 },
      timeout: 500,
      priority: 0,
    });
  });

  test.each<[object, string]>([
    [{ attempts: 0 }, "OPTION_INVALID options.attempts"],
    [{ attempts: 1.5 }, "OPTION_INVALID options.attempts"],
    [{ attempts: "3" }, "OPTION_INVALID options.attempts"],
    [{ timeout: "24h" }, "OPTION_INVALID options.timeout"],
    [{ timeout: 0 }, "OPTION_INVALID options.timeout"],
    [{ timeout: "10 m" }, "OPTION_INVALID options.timeout"],
    [{ timeout: null }, "OPTION_INVALID options.timeout"],
    [{ priority: 1001 }, "OPTION_INVALID options.priority"],
    [{ priority: "high" }, "OPTION_INVALID options.priority"],
    [{ concurrency: 0 }, "OPTION_INVALID options.concurrency"],
    [{ backoff: 1000 }, "OPTION_INVALID options.backoff"],
    [{ backoff: { type: "linear", delay: 1 } }, "OPTION_INVALID options.backoff.type"],
    [{ backoff: { type: "fixed" } }, "OPTION_INVALID options.backoff.delay"],
    [{ backoff: { type: "fixed", delay: -1 } }, "OPTION_INVALID options.backoff.delay"],
    [{ backoff: { type: "fixed", delay: 2, max: 1 } }, "OPTION_INVALID options.backoff.max"],
    [{ backoff: { type: "fixed", delay: 1, jitter: 2 } }, "OPTION_INVALID options.backoff.jitter"],
    [{ backoff: { type: "fixed", delay: 1, jiter: 0 } }, "KEY_UNKNOWN options.backoff.jiter"],
    [{ keep: "1d" }, "VALUE_INVALID options.keep"],
    [{ keep: { completed: "forever" } }, "OPTION_INVALID options.keep.completed"],
    [{ keep: { complete: 1 } }, "KEY_FOREIGN options.keep.complete"],
    [{ atempts: 3 }, "KEY_UNKNOWN options.atempts"],
    [{ dedupe: { mode: "once", key: ["id"] } }, "OPTION_INVALID options.dedupe.mode"],
    [{ dedupe: { mode: "throttle", key: ["id"] } }, "OPTION_INVALID options.dedupe.ttl"],
    [{ dedupe: { mode: "unfinished", ttl: 1 } }, "OPTION_INVALID options.dedupe.ttl"],
    [{ dedupe: { mode: "unfinished", key: [] } }, "OPTION_INVALID options.dedupe.key"],
    [{ dedupe: { mode: "unfinished", key: "id" } }, "VALUE_INVALID options.dedupe.key"],
    [{ dedupe: { mode: "unfinished", key: [1] } }, "OPTION_INVALID options.dedupe.key[0]"],
    [{ schedules: {} }, "VALUE_INVALID options.schedules"],
  ])("%j is refused at its path", async (options, expected) => {
    expect(await optionProblems(options)).toEqual([expected]);
  });

  test("a mistake of a router or a manifest is reported once, whatever the number of jobs", async () => {
    const jobs = { a: defineJob({ payload: empty }), b: defineJob({ payload: empty }) };
    const router = defineRouter({ namespace: "r", jobs, options: { attempts: 0 } });
    expect(
      await problemsOf(defineManifest({ name: "m", options: { timeout: "25h" }, routers: [router] })),
    ).toEqual(["OPTION_INVALID - options.timeout", "OPTION_INVALID - routers.r.options.attempts"]);
  });
});
