import {
  defineJob,
  defineManifest,
  defineRouter,
  type InputOf,
  type NamedJob,
  type OutputOf,
  type RouterJob,
} from "jobwright";
import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import * as z3 from "zod/v3";
import { manifestJobs } from "../../schema/manifest-jobs.ts";

const order = z.object({
  id: z.string(),
  customer: z.object({ id: z.string(), note: z.string().optional() }).optional(),
  items: z.array(z.object({ sku: z.string() })),
  at: z.string().transform((text) => new Date(text)),
});
const confirm = defineJob({ payload: order, result: z.object({ sent: z.boolean() }) });
const rebuild = defineJob({
  name: "rebuild",
  payload: mini.object({ full: mini._default(mini.boolean(), false) }),
});
const legacy = defineJob({ name: "legacy", payload: z3.object({ at: z3.string().transform(Number) }) });
const orders = defineRouter({ namespace: "orders", options: { attempts: 5 }, jobs: { confirm } });
const manifest = defineManifest({ name: "shop", jobs: [rebuild, legacy], routers: [orders] });

test("a job keeps its literal name and both sides of its schemas", () => {
  expectTypeOf(rebuild.name).toEqualTypeOf<"rebuild">();
  expectTypeOf(confirm.name).toEqualTypeOf<undefined>();
  expectTypeOf<InputOf<typeof rebuild.payload>>().toEqualTypeOf<{ full?: boolean | undefined }>();
  expectTypeOf<OutputOf<typeof rebuild.payload>>().toEqualTypeOf<{ full: boolean }>();
  expectTypeOf<InputOf<typeof legacy.payload>["at"]>().toEqualTypeOf<string>();
  expectTypeOf<OutputOf<typeof legacy.payload>["at"]>().toEqualTypeOf<number>();
});

test("a manifest's jobs are found by name, or by namespace and key", () => {
  type Confirm = RouterJob<typeof manifest, "orders", "confirm">;
  expectTypeOf<OutputOf<Confirm["payload"]>["at"]>().toEqualTypeOf<Date>();
  expectTypeOf<InputOf<Confirm["result"]>>().toEqualTypeOf<{ sent: boolean }>();
  expectTypeOf<NamedJob<typeof manifest, "legacy">>().toEqualTypeOf<typeof legacy>();
});

test("every job is listed with its name, its key and what its options come from", () => {
  expect(
    manifestJobs(manifest).map(({ name, namespace, key, sharedOptions }) => ({
      name,
      namespace,
      key,
      sharedOptions,
    })),
  ).toEqual([
    { name: "rebuild", namespace: null, key: "rebuild", sharedOptions: [{}] },
    { name: "legacy", namespace: null, key: "legacy", sharedOptions: [{}] },
    { name: "orders.confirm", namespace: "orders", key: "confirm", sharedOptions: [{ attempts: 5 }, {}] },
  ]);
});

test("what is no object is refused at once, since nothing can be carried on", () => {
  // @ts-expect-error no object
  expect(() => defineJob(undefined)).toThrow(TypeError);
  // @ts-expect-error no object
  expect(() => defineRouter("emails")).toThrow(TypeError);
  // @ts-expect-error no object
  expect(() => defineManifest(null)).toThrow(TypeError);
});

test("mistakes do not compile, nested ones neither", () => {
  // Never called: the compiler is the test.
  const mistakes = (): void => {
    const payload = z.object({
      id: z.string(),
      order: z.object({ total: z.number().optional() }).nullable(),
    });
    // @ts-expect-error a misspelt key
    defineJob({ payload, optons: {} });
    // @ts-expect-error another library's key
    defineJob({ schema: payload });
    // @ts-expect-error a misspelt option
    defineJob({ payload, options: { atempts: 3 } });
    // @ts-expect-error a misspelt nested option
    defineJob({ payload, options: { backoff: { type: "fixed", dely: "1s" } } });
    // @ts-expect-error a misspelt nested option beside the right one
    defineJob({ payload, options: { backoff: { type: "fixed", delay: "1s", mx: "1h" } } });
    // @ts-expect-error no unit of time
    defineJob({ payload, options: { timeout: "10 minutes" } });
    // @ts-expect-error an example that lacks a property
    defineJob({ payload, examples: [{ id: "1" }] });
    // @ts-expect-error an example with an unknown property
    defineJob({ payload, examples: [{ id: "1", order: null, extra: true }] });
    // @ts-expect-error a path that the payload does not have
    defineJob({ payload, options: { dedupe: { mode: "unfinished", key: ["order.totl"] } } });
    // @ts-expect-error throttle lasts for a ttl
    defineJob({ payload, options: { dedupe: { mode: "throttle", key: ["id"] } } });
    const wrong = { id: 1, order: null };
    // @ts-expect-error a schedule's payload of the wrong type
    defineJob({ payload, options: { schedules: [{ key: "k", cron: "* * * * *", payload: wrong }] } });
    // @ts-expect-error schedules belong to a job
    defineRouter({ namespace: "r", jobs: {}, options: { schedules: [] } });
    // @ts-expect-error a misspelt key
    defineRouter({ namespase: "r", jobs: {} });
    // @ts-expect-error a router's job is named by its key
    defineRouter({ namespace: "r", jobs: { a: defineJob({ name: "a", payload }) } });
    // @ts-expect-error a misspelt nested option
    defineManifest({ name: "m", options: { keep: { complete: "1d" } } });
    // @ts-expect-error a job outside routers has a name
    defineManifest({ name: "m", jobs: [defineJob({ payload })] });
    // @ts-expect-error no job
    defineManifest({ name: "m", jobs: [{ name: "a", payload }] });

    defineJob({ payload, options: { dedupe: { mode: "unfinished", key: ["id", "order", "order.total"] } } });
    defineJob({
      payload,
      options: { priority: true, keep: { failed: 0 }, dedupe: { mode: "throttle", ttl: 1 } },
    });
  };
  expect(mistakes).toBeTypeOf("function");
});
