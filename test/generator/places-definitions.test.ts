import { describe, expect, test } from "vitest";
import { diagnosticsOf, expectPlaces } from "./places.ts";
import { createProject } from "./project.ts";
import { config, smallProject } from "./small-project.ts";

const imports = `import { defineJob, defineManifest, defineRouter } from "jobwright";\nimport * as z from "zod";\n`;

interface Case {
  readonly manifest: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** Each defines its jobs in another way. */
const cases: Readonly<Record<string, Case>> = {
  "jobs in lists, lists of lists and by names that are constants": {
    manifest: `import { more, NAMES } from "./more.ts";
const a = defineJob({ name: NAMES.first, payload: z.object({ at: ▶z.date() }) });
const list = [defineJob({ name: \`\${NAMES.prefix}-b\`, payload: z.object({ at: ▶z.date() }) })];
const jobs = [a, ...list, ...more] as const;
export default defineManifest({ name: "shop", jobs: [...jobs, defineJob({ name: "d", payload: z.object({ at: ▶z.date() }) })] });`,
    files: {
      "more.ts": `${imports}export const NAMES = { first: "a", prefix: "my" } as const;
export const more = [defineJob({ name: "c" + "c", payload: z.object({ at: ▶z.date() }) })];`,
    },
    problems: [
      "SCHEMA_DATE a payload.at",
      "SCHEMA_DATE my-b payload.at",
      "SCHEMA_DATE cc payload.at",
      "SCHEMA_DATE d payload.at",
    ],
  },
  "a router's jobs": {
    manifest: `import { job as shared } from "./shared.ts";
const b = defineJob({ payload: z.object({ at: ▶z.date() }) });
const KEY = "f";
const moreJobs = { d: defineJob({ payload: z.object({ at: ▶z.date() }) }) };
const emails = defineRouter({ namespace: "emails", jobs: {
  a: defineJob({ payload: z.object({ at: ▶z.date() }) }),
  b,
  "c-c": shared,
  ...moreJobs,
  [KEY]: defineJob({ payload: z.object({ at: ▶z.date() }) }),
} });
export default defineManifest({ name: "shop", routers: [emails] });`,
    files: {
      "shared.ts": `import { defineJob as job_ } from "jobwright";\nimport { z } from "zod";
export const job = job_({ payload: z.object({ at: ▶z.date() }) });`,
    },
    problems: ["a", "b", "c-c", "d", "f"].map((key) => `SCHEMA_DATE emails.${key} payload.at`),
  },
  "jobs and routers that functions build": {
    manifest: `const dated = (name: string, at: z.ZodType) => defineJob({ name, payload: z.object({ at }) });
function router<const N extends string>(namespace: N, at: z.ZodType) {
  const jobs = { send: defineJob({ payload: z.object({ at, big: ▶z.bigint() }) }) };
  return defineRouter({ namespace, jobs });
}
const manifest = defineManifest({
  name: "shop",
  jobs: [dated("a", ▶z.date()), dated("b", ▶z.date())],
  routers: [router("mails", ▶z.date()), router("texts", ▶z.date())],
});
export default manifest;`,
    problems: [
      "SCHEMA_DATE a payload.at",
      "SCHEMA_DATE b payload.at",
      "SCHEMA_DATE mails.send payload.at",
      "SCHEMA_DATE texts.send payload.at",
      "SCHEMA_BIGINT mails.send payload.big",
      "SCHEMA_BIGINT texts.send payload.big",
    ],
  },
  "all exports of a file": {
    manifest: `import * as jobs from "./jobs.ts";
export { manifest as default };
const manifest = defineManifest({ name: "shop", jobs: Object.values(jobs) }) satisfies object;`,
    files: {
      "jobs.ts": `${imports}export const a = defineJob({ name: "a", payload: z.object({ at: ▶z.date() }) });`,
    },
    problems: ["SCHEMA_DATE a payload.at"],
  },
  "a list that only code can make": {
    manifest: `const a = defineJob({ name: "a", payload: z.object({ at: ▶z.date() }) });
const made = ["b", "c"].map((name) => defineJob({ name, payload: z.object({ at: z.date() }) }));
const mails = defineRouter({ namespace: "mails", jobs: { send: defineJob({ payload: z.object({ at: ▶z.date() }) }) } });
export default defineManifest({ name: "shop", jobs: ▶[a].concat(made), routers: [mails].filter(Boolean) });`,
    problems: [
      "SCHEMA_DATE mails.send payload.at",
      "SCHEMA_DATE a payload.at",
      "SCHEMA_DATE b payload.at",
      "SCHEMA_DATE c payload.at",
    ],
  },
};

describe("a job is found among", () => {
  test.each(Object.entries(cases))("%s", async (_, { manifest, files = {}, problems }) => {
    await expectPlaces({ "jobs.manifest.ts": imports + manifest, ...files }, problems);
  });
});

describe("what is no schema is shown at its own place:", () => {
  test("options of a job, its schedules, examples and dedupe", async () => {
    await expectPlaces(
      `const attempts = ▶0;
const nightly = { key: "nightly", cron: ▶"never", payload: {} };
const job = defineJob({
  name: "a",
  payload: z.object({ id: z.string().optional() }),
  result: z.object({ at: ▶z.date() }),
  description: ▶"",
  version: ▶0,
  examples: [{}, ▶{ id: 1 }],
  ▶handler: () => {},
  options: {
    attempts,
    timeout: ▶"soon",
    backoff: { type: "fixed", delay: ▶-1, ▶"max delay": 1 },
    ▶retryLimit: 3,
    ▶"a.b": 1,
    dedupe: { key: ["id", ▶"other"], mode: "unfinished" },
    schedules: [nightly, { ...nightly, cron: "0 3 * * *", tz: ▶"Mars", payload: ▶{ id: 3 } }],
  },
} as never);
export default defineManifest({ name: "shop", jobs: [job] });`,
      [
        "SCHEMA_DATE a result.at",
        "VALUE_INVALID a description",
        "OPTION_INVALID a version",
        "EXAMPLE_INVALID a examples[1]",
        "KEY_FOREIGN a handler",
        "OPTION_INVALID a options.attempts",
        "OPTION_INVALID a options.timeout",
        "OPTION_INVALID a options.backoff.delay",
        'KEY_UNKNOWN a options.backoff["max delay"]',
        'KEY_UNKNOWN a options["a.b"]',
        "KEY_FOREIGN a options.retryLimit",
        "DEDUPE_PATH_UNKNOWN a options.dedupe.key[1]",
        "CRON_INVALID a options.schedules[0].cron",
        "TIME_ZONE_UNKNOWN a options.schedules[1].tz",
        "SCHEDULE_PAYLOAD_INVALID a options.schedules[1].payload",
      ],
    );
  });

  test("names, namespaces, and the options of routers and of the manifest", async () => {
    await expectPlaces(
      `const job = defineJob({ payload: z.object({}) });
const router = defineRouter({ namespace: "mails", options: { attempts: ▶0 }, jobs: {
  ▶then: job,
  ▶"a b": job,
  named: defineJob({ name: ▶"other", payload: z.object({}) } as never),
  wrong: ▶{} as never,
} });
export default defineManifest({
  name: ▶"Shop Nr. 1",
  options: { ▶retries: 3, keep: { completed: ▶"ever" } },
  jobs: [
    ▶defineJob({ payload: z.object({}) } as never),
    defineJob({ name: "twice", payload: z.object({}) }),
    defineJob({ name: ▶"twice", payload: z.object({}) }),
    ▶defineJob({ name: "bare" } as never),
    ▶3 as never,
  ],
  routers: [router, defineRouter({ namespace: ▶"bad name", jobs: {} }), defineRouter({ namespace: ▶"mails", jobs: {} })],
  ▶queue: true,
} as never);`,
      [
        "OPTION_INVALID - routers.mails.options.attempts",
        "NAME_RESERVED mails.then -",
        "NAME_INVALID mails.a b -",
        "NAME_IN_ROUTER - routers.mails.jobs.named.name",
        "JOB_INVALID - routers.mails.jobs.wrong",
        "NAME_INVALID - name",
        "KEY_FOREIGN - options.retries",
        "OPTION_INVALID - options.keep.completed",
        "NAME_MISSING - jobs[0].name",
        "NAME_CLASH twice -",
        "PAYLOAD_MISSING bare payload",
        "JOB_INVALID - jobs[4]",
        "NAME_INVALID - routers.bad name.namespace",
        "NAMESPACE_DUPLICATE - routers.mails.namespace",
        "KEY_FOREIGN - queue",
      ],
    );
  });

  test.each([
    ["no default export", "▶export const jobs = [];"],
    ["another default export", "const jobs = [1];\nexport default ▶[jobs];"],
  ])("%s", async (_, manifest) => {
    await expectPlaces({ "jobs.manifest.ts": manifest }, ["MANIFEST_INVALID - -"]);
  });

  test("the keys of the config", async () => {
    await expectPlaces(
      {
        "jobwright.config.ts": `const target = ▶"kafka";
const schemas = { drafts: ["2020-12", ▶"04"], ▶bases: "x", ▶"a.b": 1 };
export default ▶{ ▶manifset: "./jobs.manifest.ts", out: { client: ▶3, worker: "./w" }, target, schemas };
`,
      },
      [
        "KEY_UNKNOWN - manifset",
        "CONFIG_INVALID - manifest",
        "CONFIG_INVALID - out.client",
        "CONFIG_INVALID - target",
        "CONFIG_INVALID - schemas.drafts[1]",
        "KEY_UNKNOWN - schemas.bases",
        'KEY_UNKNOWN - schemas["a.b"]',
      ],
    );
  });

  test("a file that the config names and that is not there", async () => {
    await expectPlaces(
      {
        "jobwright.config.ts": `import { defineConfig } from "jobwright/config";
const context = ▶"./absent.ts";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", context });
`,
        "jobs.manifest.ts": "",
      },
      ["CONFIG_PATH - context"],
    );
  });
});

test("an output folder that codegen must not write to is shown in the config", async () => {
  using project = smallProject({
    "jobwright.config.ts": `const out = "./handlers";
export default { manifest: "./jobs.manifest.ts", out, handlers: out };\n`,
    "handlers/mine.ts": "export {};\n",
  });
  const { code, stderr } = await project.run("codegen");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^jobwright\.config\.ts:1:13 error OUT_/);
});

test("every problem of every job is in the document of one run, each with its place", async () => {
  const jobs = ["a", "b", "c"].map(
    (name) => `  defineJob({ name: "${name}", payload: z.object({ at: z.date(), big: z.bigint() }) }),\n`,
  );
  using project = createProject({
    "jobwright.config.ts": config,
    "jobs.manifest.ts": `${imports}export default defineManifest({ name: "shop", jobs: [\n${jobs.join("")}] });\n`,
  });
  const { code, stdout } = await project.run("codegen", "--format", "json");
  expect(code).toBe(1);
  const { diagnostics }: { readonly diagnostics: readonly object[] } = JSON.parse(stdout);
  const place = (line: number, column: number) => ({ file: "jobs.manifest.ts", line, column });
  expect(diagnostics).toMatchObject(
    ["a", "b", "c"].flatMap((job, index) => [
      { code: "SCHEMA_DATE", job, path: "payload.at", location: place(4 + index, 50) },
      { code: "SCHEMA_BIGINT", job, path: "payload.big", location: place(4 + index, 65) },
    ]),
  );
  expect(await diagnosticsOf({ "jobs.manifest.ts": project.read("jobs.manifest.ts") })).toHaveLength(6);
});
