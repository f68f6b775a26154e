import { defineJob, defineManifest, defineRouter } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import * as z3 from "zod/v3";
import { buildContract } from "../../schema/build-contract.ts";
import type { AnySchema } from "../../schema/zod-types.ts";
import { problemsOf, untypedJob } from "./manifests.ts";

const good = z.object({ id: z.string() });

/** A schema whose code throws when it is read, as one does that refers to a constant further down. */
function throwing(): AnySchema {
  return z.object({
    get later(): z.ZodString {
      throw new ReferenceError("Cannot access 'later' before initialization");
    },
  });
}

describe("all problems of all jobs are reported in one run", () => {
  test("those of every job, in every part of it", async () => {
    const schedule = { key: "nightly", cron: "0 3 * * *", payload: { id: 1 } };
    const manifest = defineManifest({
      name: "m",
      jobs: [
        untypedJob({
          name: "a",
          payload: z.object({ at: z.date(), price: z.bigint() }),
          result: z.map(z.string(), z.any()),
        }),
        untypedJob({ name: "b", payload: mini.object({ at: mini.date() }), options: { attempts: 0 } }),
        untypedJob({ name: "c", payload: z3.object({ at: z3.date() }), version: 0 }),
        untypedJob({
          name: "d",
          payload: good,
          examples: [{ id: 1 }, {}],
          options: { schedules: [schedule] },
        }),
      ],
      routers: [
        defineRouter({
          namespace: "r",
          jobs: { e: defineJob({ payload: z.object({ url: z.url(), file: z.file() }) }) },
        }),
      ],
    });
    expect(await problemsOf(manifest)).toEqual([
      "SCHEMA_DATE a payload.at",
      "SCHEMA_BIGINT a payload.price",
      "SCHEMA_MAP a result",
      "SCHEMA_DATE b payload.at",
      "OPTION_INVALID b options.attempts",
      "OPTION_INVALID c version",
      "SCHEMA_DATE c payload.at",
      "EXAMPLE_INVALID d examples[0]",
      "EXAMPLE_INVALID d examples[1]",
      "SCHEDULE_PAYLOAD_INVALID d options.schedules[0].payload",
      "SCHEMA_URL r.e payload.url",
      "SCHEMA_FILE r.e payload.file",
    ]);
  });

  test("a schema whose code throws hides neither those of other jobs nor of its own job's other parts", async () => {
    const manifest = defineManifest({
      name: "m",
      jobs: [
        untypedJob({
          name: "a",
          payload: throwing(),
          result: z.object({ at: z.date() }),
          options: { attempts: 0 },
        }),
        untypedJob({ name: "b", payload: z.object({ at: z.date() }), result: throwing() }),
        untypedJob({
          name: "c",
          payload: z.lazy(() => {
            throw new Error("no schema");
          }),
        }),
        untypedJob({ name: "d", payload: z.object({ set: z.set(z.string()) }) }),
      ],
    });
    const problems = await problemsOf(manifest);
    expect(problems).toEqual([
      "SCHEMA_UNREADABLE a payload",
      "SCHEMA_DATE a result.at",
      "OPTION_INVALID a options.attempts",
      "SCHEMA_DATE b payload.at",
      "SCHEMA_UNREADABLE b result",
      "SCHEMA_UNREADABLE c payload",
      "SCHEMA_SET d payload.set",
    ]);
  });

  test("a property whose schema throws hides no other of the same payload", async () => {
    const payload = z.object({ at: z.date(), inner: throwing() as z.ZodType, price: z.bigint() });
    const problems = await problemsOf(
      defineManifest({ name: "m", jobs: [defineJob({ name: "a", payload })] }),
    );
    expect(problems).toEqual([
      "SCHEMA_DATE a payload.at",
      "SCHEMA_UNREADABLE a payload.inner",
      "SCHEMA_BIGINT a payload.price",
    ]);
  });

  test("a check that throws is told of the example that it was given", async () => {
    const payload = good.refine(() => {
      throw new Error("the check is broken");
    });
    const job = defineJob({ name: "a", payload, examples: [{ id: "1" }], portable: false });
    const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
    expect(diagnostics).toMatchObject([{ code: "EXAMPLE_INVALID", job: "a", path: "examples[0]" }]);
    expect(diagnostics[0]?.message).toContain("the check is broken");
  });
});

describe("an empty conversion never passes silently", () => {
  const without = (schema: z.ZodType): z.ZodType => {
    schema._zod.toJSONSchema = () => ({});
    return schema;
  };

  test.each<[string, AnySchema, string]>([
    ["the payload's", without(z.object({ a: z.string() })), "payload"],
    ["a property's", z.object({ a: without(z.string()) }), "payload.a"],
    ["an item's", z.object({ a: z.array(z.object({ b: without(z.number()) })) }), "payload.a[].b"],
    ["a member's of a union", z.object({ a: z.union([z.string(), without(z.object({}))]) }), "payload.a"],
    ["a record's", z.object({ a: z.record(z.string(), without(z.string())) }), "payload.a.*"],
  ])("%s", async (_name, payload, path) => {
    const problems = await problemsOf(
      defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload })] }),
    );
    expect(problems).toEqual([`SCHEMA_EMPTY j ${path}`]);
  });

  test("what takes anything is meant to be empty", async () => {
    const payload = z.object({
      a: z.unknown().optional(),
      b: z.array(z.any()),
      c: z.lazy(() => z.unknown()).optional(),
      d: z.unknown().nullable().optional(),
      e: z.union([z.string(), z.any()]).optional(),
      f: z.record(z.string(), z.unknown()),
      g: z.looseObject({}),
    });
    const { diagnostics } = await buildContract(
      defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload })] }),
    );
    expect(diagnostics).toEqual([]);
  });

  test("those of each choice of a union, once for each schema that has one", async () => {
    const shared = z.date();
    const payload = z.union([
      z.object({ at: z.date() }),
      z.object({ at: z.union([z.string(), z.date()]) }),
      z.object({ at: shared, until: shared }),
      z.object({ at: shared }),
    ]);
    const { diagnostics } = await buildContract(
      defineManifest({ name: "m", jobs: [defineJob({ name: "a", payload })] }),
    );
    expect(diagnostics.map(({ path, message }) => `${path} ${message.slice(0, 28)}`)).toEqual([
      "payload.at choice 1 of the union: A Dat",
      "payload.at choice 2.2 of the union: A D",
      "payload.at choice 3 of the union: A Dat",
      "payload.until A Date becomes a string in t",
    ]);
  });
});
