import { readFileSync } from "node:fs";
import { defineManifest, defineRouter } from "jobwright";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { type ForeignKey, insteadOf } from "../../schema/resolve/foreign-keys/foreign-key.ts";
import { foreignKeyAdvice, foreignKeys } from "../../schema/resolve/foreign-keys.ts";
import { knownKeys, type Place } from "../../schema/resolve/known-keys.ts";
import type { Target } from "../../schema/target.ts";
import { untypedJob, untypedManifest } from "../schema/manifests.ts";

const payload = z.object({ id: z.string() });

/** The diagnostics of a manifest with one job of these options. */
async function diagnosticsWith(options: object, target?: Target) {
  const job = untypedJob({ name: "a", payload, options });
  return (await buildContract(defineManifest({ name: "m", jobs: [job] }), { target })).diagnostics;
}

/** The target that a fix says to write beside its code. */
function targetIn(fix: string): Target | undefined {
  const [, name = ""] = /`target: "([^"]+)"` in jobwright\.config\.ts/.exec(fix) ?? [];
  return (["pg-boss", "bullmq"] as const).find((target) => target === name);
}

/** What a fix says to write, of which there may be several pieces. */
function codeIn(fix: string): readonly string[] {
  return [...fix.matchAll(/[Ww]rite `(\w+: [^`]*)`/g)].map(([, code = ""]) => code);
}

/** The options that a piece of code makes. */
function evaluate(code: string): object {
  return new Function(`return { ${code.replaceAll("{ … }", '{ id: "1" }')} };`)();
}

const optionKeys = [...foreignKeys.pgBoss, ...foreignKeys.bullmq, ...foreignKeys.otherOption];

describe("every key of another library is answered in options", () => {
  test.each(optionKeys.map((foreign) => [foreign.key, foreign] as const))("%s", async (key, foreign) => {
    for (const given of [foreign.example, undefined, null, -1, 1.5, Number.NaN, "x", {}, [], () => 1]) {
      const diagnostics = await diagnosticsWith({ [key]: given });
      expect(diagnostics).toMatchObject([{ code: "KEY_FOREIGN", path: `options.${key}` }]);
      const [{ fix = "" } = {}] = diagnostics;
      const target = targetIn(fix);
      for (const code of codeIn(fix)) expect(await diagnosticsWith(evaluate(code), target), code).toEqual([]);
    }
  });

  test("at the level of a router and of the manifest as well, and beside them", async () => {
    for (const { key, example } of optionKeys) {
      const options = { [key]: example };
      const router = defineRouter({ namespace: "r", jobs: {}, options });
      const beside = { [key]: example };
      const manifest = untypedManifest({ name: "m", options, routers: [router], ...beside });
      const { diagnostics } = await buildContract(manifest);
      expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([
        `KEY_FOREIGN ${key}`,
        `KEY_FOREIGN options.${key}`,
        `KEY_FOREIGN routers.r.options.${key}`,
      ]);
    }
  });
});

describe("every key of another system is answered", () => {
  const within: Readonly<Record<string, (given: object) => object>> = {
    backoff: (given) => ({ backoff: { type: "fixed", delay: "1s", ...given } }),
    keep: (given) => ({ keep: given }),
    rateLimit: (given) => ({ rateLimit: { max: 1, per: "1s", ...given } }),
    dedupe: (given) => ({ dedupe: { mode: "unfinished", ...given } }),
    schedule: (given) => ({
      schedules: [{ key: "nightly", cron: "0 3 * * *", payload: { id: "1" }, ...given }],
    }),
  };

  test.each(Object.keys(within))("in %s", async (place) => {
    const target = place === "rateLimit" ? "bullmq" : "portable";
    const keys: readonly ForeignKey[] =
      Object.entries(foreignKeys).find(([name]) => name === place)?.[1] ?? [];
    expect(keys.length).toBeGreaterThan(5);
    for (const { key, example } of keys) {
      const diagnostics = await diagnosticsWith(within[place]?.({ [key]: example }) ?? {}, target);
      expect(diagnostics, key).toMatchObject([{ code: "KEY_FOREIGN" }]);
      const [{ fix = "" } = {}] = diagnostics;
      for (const code of codeIn(fix)) {
        const written = within[place]?.(evaluate(code)) ?? {};
        const complete = place === "dedupe" && code === 'mode: "throttle"' ? { dedupe: undefined } : written;
        expect(await diagnosticsWith(complete, target), code).toEqual([]);
      }
    }
  });

  test.each(["job", "router", "manifest"] as const)("in a %s", async (place) => {
    for (const { key, example } of foreignKeys.definition) {
      const given = { [key]: example ?? 1 };
      const job = untypedJob({ name: "a", payload, ...(place === "job" ? given : {}) });
      const router = defineRouter({
        namespace: "r",
        jobs: {},
        ...(place === "router" ? given : {}),
      } as never);
      const rest = place === "manifest" ? given : {};
      const manifest = untypedManifest({ name: "m", jobs: [job], routers: [router], ...rest });
      const { diagnostics } = await buildContract(manifest);
      expect(diagnostics, key).toMatchObject([{ code: "KEY_FOREIGN" }]);
      expect(diagnostics[0]?.fix, key).not.toBe("");
    }
  });
});

describe("no key of pg-boss or BullMQ is forgotten", () => {
  const boss = "node_modules/pg-boss/dist/types.d.ts";
  const bull = "node_modules/bullmq/dist/esm";

  test.each<[string, string, string, Place]>([
    ["pg-boss's job", boss, "JobOptions", "jobOptions"],
    ["pg-boss's queue", boss, "QueueOptions", "jobOptions"],
    ["pg-boss's queue, as it is made", boss, "Queue", "jobOptions"],
    ["pg-boss's schedule", boss, "ScheduleOptions", "jobOptions"],
    ["pg-boss's worker", boss, "WorkOptions", "jobOptions"],
    ["pg-boss's concurrency", boss, "WorkConcurrencyOptions", "jobOptions"],
    ["pg-boss's polling", boss, "JobPollingOptions", "jobOptions"],
    ["pg-boss's fetching", boss, "JobFetchOptions", "jobOptions"],
    ["BullMQ's job", `${bull}/interfaces/base-job-options.d.ts`, "BaseJobOptions", "jobOptions"],
    ["BullMQ's defaults", `${bull}/interfaces/base-job-options.d.ts`, "DefaultJobOptions", "jobOptions"],
    ["BullMQ's flows", `${bull}/types/job-options.d.ts`, "CompressableJobOptions", "jobOptions"],
    ["BullMQ's worker", `${bull}/interfaces/worker-options.d.ts`, "WorkerOptions", "jobOptions"],
    ["BullMQ's sandbox", `${bull}/interfaces/sandboxed-options.d.ts`, "SandboxedOptions", "jobOptions"],
    ["BullMQ's repetition", `${bull}/interfaces/repeat-options.d.ts`, "RepeatOptions", "schedule"],
    ["BullMQ's deduplication", `${bull}/types/deduplication-options.d.ts`, "DeduplicationOptions", "dedupe"],
    ["BullMQ's backoff", `${bull}/interfaces/backoff-options.d.ts`, "BackoffOptions", "backoff"],
    ["BullMQ's limiter", `${bull}/interfaces/rate-limiter-options.d.ts`, "RateLimiterOptions", "rateLimit"],
    ["BullMQ's keeping", `${bull}/types/keep-jobs.d.ts`, "KeepJobs", "keep"],
  ])("%s", (_what, file, type, place) => {
    const names = propertiesOf(file, type);
    expect(names.length).toBeGreaterThan(0);
    const unanswered = names.filter(
      (name) => !knownKeys[place].includes(name) && foreignKeyAdvice(name, {}, place) === undefined,
    );
    expect(unanswered).toEqual([]);
  });
});

/** The names of the properties in the declaration of an interface or a type, those written on the spot. */
function propertiesOf(file: string, type: string): readonly string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const membersOf = (node: ts.Node): readonly ts.TypeElement[] => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) return [...node.members];
    if (ts.isTypeAliasDeclaration(node)) return membersOf(node.type);
    return ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node) ? node.types.flatMap(membersOf) : [];
  };
  const declared = tree.statements.filter(
    (node) => (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === type,
  );
  return declared.flatMap(membersOf).map(({ name }) => name?.getText(tree) ?? "");
}

describe("keys that belong together are answered together:", () => {
  test.each<[object, readonly string[]]>([
    [
      { retryDelay: 60, retryBackoff: true },
      [
        'Write `backoff: { type: "exponential", delay: "60s" }`.',
        'Write `backoff: { type: "exponential", delay: "60s" }`.',
      ],
    ],
    [
      { removeOnComplete: { age: 60 }, removeOnFail: 100 },
      Array(2).fill(
        'Write `keep: { completed: "60s", failed: "14d" }`: jobs are kept by their age, not by their number.',
      ),
    ],
    [
      { singletonKey: "x", singletonSeconds: 30 },
      Array(2).fill(
        'Write `dedupe: { key: ["id"], mode: "throttle", ttl: "30s" }`, with the payload paths that make the key.',
      ),
    ],
    [
      { cron: "15 4 * * 1", tz: "Europe/Prague" },
      Array(2).fill(
        'Write `schedules: [{ key: "nightly", cron: "15 4 * * 1", tz: "Europe/Prague", payload: { … } }]`.',
      ),
    ],
    [
      { repeat: { pattern: "0 15 4 * * 1", tz: "UTC", key: "monday" } },
      ['Write `schedules: [{ key: "monday", cron: "15 4 * * 1", tz: "UTC", payload: { … } }]`.'],
    ],
    [
      { repeat: { every: 7_200_000 } },
      ['Write `schedules: [{ key: "nightly", cron: "0 */2 * * *", payload: { … } }]`.'],
    ],
    [{ retryLimit: 0 }, ["Write `attempts: 1`, which counts the first run too."]],
    [{ retryLimit: "5" }, ["Write `attempts: 6`, which counts the first run too."]],
    [{ expireInHours: 48 }, ['Write `timeout: "23h"`, the longest that there is.']],
    [{ delay: 1500 }, ['Give it at publish: `publish(payload, { delay: "1500ms" })`.']],
  ])("%j", async (options, fixes) => {
    expect((await diagnosticsWith(options)).map(({ fix }) => fix)).toEqual(fixes);
  });
});

test("what the two systems that are replaced write in a job is answered line by line", async () => {
  const handler = async () => undefined;
  const cms = untypedJob({
    name: "send-welcome-email",
    schema: payload,
    handler,
    options: { retryLimit: 3, retryDelay: 60 },
  });
  const router = defineRouter({
    namespace: "emails",
    jobs: { sendWelcomeEmail: untypedJob({ input: payload, handler }) },
    onSuccess: handler,
    onFailure: handler,
  } as never);
  const { diagnostics } = await buildContract(
    untypedManifest({
      name: "m",
      jobs: [cms],
      routers: [router],
      adapter: {},
      store: {},
      autoStartWorker: { concurrency: 10 },
      defaultJobOptions: { attempts: 3 },
    }),
  );
  const answered = diagnostics.map(
    ({ code, job = "-", path, fix }) => `${code} ${job} ${path}: ${fix.slice(0, 90)}`,
  );
  expect(answered).toMatchInlineSnapshot(`
    [
      "KEY_FOREIGN - adapter: Give it to the backend, in a file of its own: \`export const backend = pgBoss({ connectionS",
      "KEY_FOREIGN - store: Give it to the backend, in a file of its own: \`export const backend = bullmq({ connection:",
      "KEY_FOREIGN - autoStartWorker: Give it to the worker: \`createWorker({ backend, concurrency: 10 })\`, started with \`await w",
      "KEY_FOREIGN - defaultJobOptions: Write \`options\`, at the manifest, a router or a job; the innermost wins.",
      "KEY_FOREIGN - routers.emails.onSuccess: Give it to the worker: \`createWorker({ backend, hooks: { "emails.*": { onSuccess: ({ job, ",
      "KEY_FOREIGN - routers.emails.onFailure: Give it to the worker: \`createWorker({ backend, hooks: { "emails.*": { onFailure: ({ job, ",
      "KEY_FOREIGN send-welcome-email schema: Write \`payload\`.",
      "KEY_FOREIGN send-welcome-email handler: Put the function into the handler's file, which codegen creates: \`export const handler = a",
      "PAYLOAD_MISSING send-welcome-email payload: Write \`payload\` in place of \`schema\`.",
      "KEY_FOREIGN send-welcome-email options.retryLimit: Write \`attempts: 4\`, which counts the first run too.",
      "KEY_FOREIGN send-welcome-email options.retryDelay: Write \`backoff: { type: "fixed", delay: "60s" }\`.",
      "KEY_FOREIGN emails.sendWelcomeEmail input: Write \`payload\`.",
      "KEY_FOREIGN emails.sendWelcomeEmail handler: Put the function into the handler's file, which codegen creates: \`export const handler = a",
      "PAYLOAD_MISSING emails.sendWelcomeEmail payload: Write \`payload\` in place of \`input\`.",
    ]
  `);
});

test("the answer to a key whose value is an object's own name is not taken from a prototype", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    for (const place of ["job", "jobOptions", "schedule", "config"] as const)
      expect(foreignKeyAdvice(name, {}, place)).toBeUndefined();
  }
  expect(insteadOf({ key: "a", instead: "b" }, 1, {})).toBe("b");
});
