import { defineJob, defineManifest, defineRouter } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { problemsOf, untypedJob, untypedManifest } from "./manifests.ts";

const empty = z.object({});

describe("a manifest that the compiler did not see", () => {
  test("is refused where it is none", async () => {
    for (const manifest of [undefined, null, {}, [], "shop", { kind: "manifest" }]) {
      expect(await problemsOf(manifest)).toEqual(["MANIFEST_INVALID - -"]);
    }
  });

  test("is warned of where it has no jobs", async () => {
    const router = defineRouter({ namespace: "r", jobs: {} });
    for (const routers of [[], [router]]) {
      const { contract, diagnostics } = await buildContract(defineManifest({ name: "m", routers }));
      expect(contract?.jobs).toEqual([]);
      expect(diagnostics).toMatchObject([{ code: "MANIFEST_EMPTY", severity: "warning" }]);
    }
  });

  test("has all its problems reported at once, each with its job", async () => {
    const good = defineJob({ payload: empty });
    const manifest = untypedManifest({
      name: "Shop",
      jbos: [],
      jobs: [
        { payload: empty },
        defineJob({ payload: z.object({ at: z.date() }) }),
        untypedJob({ name: "a", schema: empty, examples: 1, version: 0, deprecated: 1, description: 1 }),
        untypedJob({ name: "b", payload: {}, result: 1 }),
        untypedJob({
          name: "c",
          payload: z.object({ id: z.string() }),
          examples: [{ id: 1 }, "x", { id: 1n }],
        }),
      ],
      routers: [
        {},
        untypedManifest({}),
        defineRouter({
          namespace: "r",
          jobs: { good, bad: 1 as never, named: defineJob({ name: "n", payload: empty }) as never },
        }),
      ],
    });
    expect(await problemsOf(manifest)).toEqual([
      "KEY_UNKNOWN - jbos",
      "JOB_INVALID - jobs[0]",
      "NAME_MISSING - jobs[1].name",
      "ROUTER_INVALID - routers[0]",
      "ROUTER_INVALID - routers[1]",
      "JOB_INVALID - routers.r.jobs.bad",
      "NAME_IN_ROUTER - routers.r.jobs.named.name",
      "NAME_INVALID - name",
      "KEY_FOREIGN a schema",
      "VALUE_INVALID a deprecated",
      "VALUE_INVALID a description",
      "OPTION_INVALID a version",
      "PAYLOAD_MISSING a payload",
      "VALUE_INVALID a examples",
      "SCHEMA_INVALID b payload",
      "SCHEMA_INVALID b result",
      "EXAMPLE_INVALID c examples[0]",
      "EXAMPLE_INVALID c examples[1]",
      "EXAMPLE_INVALID c examples[2]",
      "SCHEMA_DATE jobs[1] payload.at",
    ]);
  });

  test("has a router's missing namespace and its misspelt key both reported", async () => {
    const router = defineRouter({ namspace: "emails", jobs: {} } as never);
    const { diagnostics } = await buildContract(defineManifest({ name: "m", routers: [router] }));
    expect(diagnostics).toMatchObject([
      { code: "VALUE_INVALID", path: "routers[0].namespace" },
      { code: "KEY_UNKNOWN", path: "routers[0].namspace", fix: "Write `namespace` in place of `namspace`." },
    ]);
  });

  test("has null refused where a default would have hidden it", async () => {
    const job = untypedJob({ name: "a", payload: empty, examples: null, options: null });
    expect(await problemsOf(untypedManifest({ name: "m", options: null, jobs: [job] }))).toEqual([
      "VALUE_INVALID - options",
      "VALUE_INVALID a examples",
      "VALUE_INVALID a options",
    ]);
  });

  test.each<[string, object, string]>([
    ["schema", { schema: 1 }, "Write payload."],
    ["input", { input: 1 }, "Write payload."],
    ["handler", { handler: () => undefined }, "handler's file"],
    ["onSuccess", { onSuccess: () => undefined }, "createWorker({ backend, hooks"],
    ["defaultJobOptions", { defaultJobOptions: {} }, "Write options"],
    ["attempts", { attempts: 3 }, "options: { attempts: 3 }"],
    ["retryLimit", { options: { retryLimit: 3 } }, "attempts: 4"],
    ["retryDelay", { options: { retryDelay: 60 } }, 'backoff: { type: "fixed", delay: "60s" }'],
    ["retryBackoff", { options: { retryBackoff: true } }, 'backoff: { type: "exponential"'],
    ["expireInSeconds", { options: { expireInSeconds: 30 } }, 'timeout: "30s"'],
    ["singletonKey", { options: { singletonKey: "x" } }, 'dedupe: { key: ["id"], mode: "unfinished" }'],
    ["startAfter", { options: { startAfter: 5 } }, 'publish(payload, { delay: "5s" })'],
    ["removeOnComplete", { options: { removeOnComplete: true } }, "keep: { completed: 0 }"],
    ["removeOnFail", { options: { removeOnFail: 5 } }, 'keep: { failed: "14d" }'],
    ["repeat", { options: { repeat: {} } }, "schedules: ["],
    ["jobId", { options: { jobId: "x" } }, "dedupe"],
    ["lifo", { options: { lifo: true } }, "priority"],
    ["retry", { options: { retry: { maxAttempts: 5 } } }, "Write attempts: 5"],
    ["visibilityTimeoutMs", { options: { visibilityTimeoutMs: 1 } }, "timeout bounds one attempt"],
    ["an option of another library beside payload", { cron: "* * * * *" }, "In options, write schedules: ["],
    ["payload in options", { options: { payload: 1 } }, "beside payload"],
  ])("a key of another place or library, %s, is answered with what to write", async (_key, part, advice) => {
    const manifest = defineManifest({
      name: "m",
      jobs: [untypedJob({ name: "a", payload: empty, ...part })],
    });
    const { diagnostics } = await buildContract(manifest);
    expect(diagnostics.map(({ code }) => code)).toEqual(["KEY_FOREIGN"]);
    expect(diagnostics[0]?.fix.replaceAll("`", "")).toContain(advice);
  });
});
