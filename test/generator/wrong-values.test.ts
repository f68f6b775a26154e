import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { checkConfig } from "../../generator/check-config.ts";
import { buildContract } from "../../schema/build-contract.ts";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { parseDuration } from "../../schema/duration.ts";
import { untypedJob, untypedManifest } from "../schema/manifests.ts";
import { diagnosticsOf } from "./places.ts";

/** Printed where a test fails; `SEED=… npm test -- test/generator/wrong-values` repeats it. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);

const payload = z.object({ id: z.string() });

/** A key, its path in the job, the router or the manifest, and whether a value is one that it takes. */
interface Key {
  readonly path: string;
  readonly takes: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean =>
  typeof value === "string" && value.trim() !== "" && value.isWellFormed() && !value.includes("\0");
const isInteger = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
const isDuration = (min: number, max: number) => (value: unknown) => {
  const time = parseDuration(value);
  return time !== undefined && time >= min && time <= max;
};
const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isOneOf =
  (...choices: readonly unknown[]) =>
  (value: unknown) =>
    choices.includes(value);
const never = (): boolean => false;
const count = isInteger(1, 2_147_483_647);
const years = 3_650 * 86_400_000;

const jobKeys: readonly Key[] = [
  { path: "description", takes: isText },
  { path: "payload", takes: never },
  { path: "result", takes: never },
  { path: "examples", takes: isEmptyList },
  { path: "options", takes: isEmpty },
  { path: "version", takes: count },
  { path: "deprecated", takes: (value) => typeof value === "boolean" || isText(value) || value === " " },
  { path: "portable", takes: isOneOf(true, false) },
  { path: "options.attempts", takes: count },
  { path: "options.backoff", takes: never },
  { path: "options.backoff.type", takes: isOneOf("fixed", "exponential") },
  { path: "options.backoff.delay", takes: isDuration(0, years) },
  { path: "options.backoff.max", takes: isDuration(1000, years) },
  { path: "options.backoff.jitter", takes: (value) => typeof value === "number" && value >= 0 && value <= 1 },
  { path: "options.timeout", takes: isDuration(1, 23 * 3_600_000) },
  { path: "options.priority", takes: (value) => typeof value === "boolean" || isInteger(-1000, 1000)(value) },
  { path: "options.concurrency", takes: count },
  { path: "options.keep", takes: isEmpty },
  { path: "options.keep.completed", takes: isDuration(0, years) },
  { path: "options.keep.failed", takes: isDuration(0, years) },
  { path: "options.dedupe", takes: never },
  { path: "options.dedupe.mode", takes: isOneOf("unfinished") },
  { path: "options.dedupe.key", takes: never },
  { path: "options.dedupe.ttl", takes: never },
  { path: "options.schedules", takes: isEmptyList },
  { path: "options.schedules[0].key", takes: isText },
  { path: "options.schedules[0].cron", takes: never },
  {
    path: "options.schedules[0].tz",
    takes: (value) => typeof value === "string" && /^[A-Za-z]{3}/.test(value),
  },
  { path: "options.schedules[0].payload", takes: never },
];

const wrong = fc.oneof(
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      ...[
        0,
        -1,
        1.5,
        1e21,
        "",
        " ",
        "3",
        "-5s",
        "10 minutes",
        "1 hour",
        "0 3 * *",
        "Prague",
        "x".repeat(500),
      ],
      ...[
        null,
        true,
        false,
        [],
        {},
        [[]],
        { a: 1 },

        "fixd",
        "throtle",
        "\0",
        "\ud800",
        "`",
        "*/",
      ],
    ),
  },
);

const unreadable = {
  // What is printed of it where a test fails.
  [fc.toStringMethod]: () => "an object that throws",
  get a() {
    throw new Error("not to be read");
  },
  toJSON() {
    throw new Error("not to be written");
  },
};

/** What JSON has no form for. */
const strange = fc.constantFrom<unknown>(
  ...[Number.NaN, Number.POSITIVE_INFINITY, 10n, Symbol("x"), () => 1, new Date(Number.NaN), new Map(), /x/],
  ...[Object.create(null), cyclic(), unreadable, new Proxy({}, {}), new (class Own {})(), z.string()],
);

function cyclic(): object {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

/** A job with the least that it needs around a key, and this value at the key. */
function jobWith(path: string, value: unknown): object {
  const schedule = { key: "nightly", cron: "0 3 * * *", payload: { id: "1" } };
  const surroundings = {
    ...(path.startsWith("options.backoff.") ? { backoff: { type: "fixed", delay: "1s" } } : {}),
    ...(path.startsWith("options.dedupe.") ? { dedupe: { mode: "unfinished" } } : {}),
    ...(path.startsWith("options.schedules[") ? { schedules: [schedule] } : {}),
  };
  const [first = "", second, third] = path.replace("[0]", "").split(".");
  if (second === undefined) return { [first]: value };
  if (third === undefined) return { options: { [second]: value } };
  if (second === "schedules") return { options: { schedules: [{ ...schedule, [third]: value }] } };
  return { options: { [second]: { ...Object(Reflect.get(surroundings, second)), [third]: value } } };
}

/** @param path undefined for what cannot be read, of which the job is told */
function expectHelpful(diagnostics: readonly Diagnostic[], path: string | undefined): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.length).toBeGreaterThan(0);
  for (const { fix, message } of diagnostics) {
    expect(fix.trim()).not.toBe("");
    expect(message).not.toMatch(/\[object|undefined\b.*undefined/);
  }
  if (path === undefined) return;
  // At the key, or below it.
  expect(
    errors.some(
      (found) =>
        found.path === path || found.path?.startsWith(`${path}.`) || found.path?.startsWith(`${path}[`),
    ),
  ).toBe(true);
}

describe(`any wrong value is answered at its key with a fix (SEED=${seed})`, () => {
  test.each(jobKeys.map((key) => [key.path, key] as const))("%s of a job", async (path, { takes }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(wrong, strange).filter((value) => !takes(value)),
        async (value) => {
          const isSchema = (path === "payload" || path === "result") && value instanceof z.ZodType;
          fc.pre(!(isSchema && path === "result") && !(path === "options" && value instanceof Map));
          const job = untypedJob({ name: "a", payload, ...jobWith(path, value) });
          const { contract, diagnostics } = await buildContract(untypedManifest({ name: "m", jobs: [job] }));
          expect(contract).toBeUndefined();
          expectHelpful(diagnostics, value === unreadable ? undefined : path);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  test.each<[string, (value: unknown) => boolean]>([
    ["name", (value) => typeof value === "string" && /^[a-z][a-z0-9-]*$/.test(value) && value.length <= 200],
    ["options", isEmpty],
    ["jobs", isEmptyList],
    ["routers", isEmptyList],
  ])("%s of the manifest", async (key, takes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(wrong, strange).filter((value) => !takes(value)),
        async (value) => {
          fc.pre(!(key === "options" && isPlain(value)));
          const job = untypedJob({ name: "a", payload });
          const { diagnostics } = await buildContract(
            untypedManifest({ name: "m", jobs: [job], [key]: value }),
          );
          expectHelpful(diagnostics, value === unreadable ? undefined : key);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  const good = { manifest: "./jobs.manifest.ts", out: "./generated" };
  const isPath = (value: unknown): boolean => typeof value === "string" && value !== "";

  test.each<[string, (value: unknown) => boolean]>([
    ["manifest", isPath],
    ["out", isPath],
    ["handlers", isPath],
    ["context", isPath],
    ["backend", isPath],
    ["target", isOneOf("portable", "pg-boss", "bullmq")],
    ["importExtension", isOneOf("auto", ".ts", ".js", "none")],
    ["schemas", isEmpty],
    ["accept", isEmpty],
  ])("%s of the config", (key, takes) => {
    fc.assert(
      fc.property(
        fc.oneof(wrong, strange).filter((value) => !takes(value) && !isPlain(value)),
        (value) => {
          const { config, diagnostics } = checkConfig(
            { ...good, [key]: value },
            "/project/jobwright.config.ts",
          );
          expect(config).toBeUndefined();
          expectHelpful(diagnostics, key);
        },
      ),
      { seed, numRuns: 60 },
    );
  });
});

/** An object with nothing in it that could be wrong. */
function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

test(`what is wrong in a file is found at its line and column (SEED=${seed})`, async () => {
  const inJob = jobKeys.filter(({ path }) => path !== "payload" && path !== "result");
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...inJob), wrong, async ({ path, takes }, value) => {
      fc.pre(!takes(value) && value !== null);
      const [before, after] = sourceWith(path);
      const text = `${before}${JSON.stringify(value)}${after}`;
      const found = await diagnosticsOf({ "jobs.manifest.ts": text });
      const lines = before.split("\n");
      const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
      const errors = found.filter(({ severity }) => severity === "error");
      expect(errors.length).toBeGreaterThan(0);
      for (const { location } of errors) {
        expect(location?.file).toBe("jobs.manifest.ts");
        // In the value, or at it; a value is written in one line.
        expect([location?.line, Number(location?.column) >= column]).toEqual([line, true]);
      }
    }),
    { seed, numRuns: 60 },
  );
}, 60_000);

/** The source of a manifest before and after a value at a path of its job. */
function sourceWith(path: string): readonly [string, string] {
  const mark = "<value>";
  const job = JSON.stringify(jobWith(path, mark), undefined, 2).slice(1, -1).trim();
  const text = `import { defineJob, defineManifest } from "jobwright";
import * as z from "zod";

const a = defineJob({
  name: "a",
  payload: z.object({ id: z.string() }),
  ${job}
});

export default defineManifest({ name: "m", jobs: [a] });
`;
  const [before = "", after = ""] = text.split(JSON.stringify(mark));
  return [before, after];
}
