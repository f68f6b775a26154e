import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod/mini";

/** The same jobs as in zod3.manifest.ts, as zod/mini has them. */

const category = z.object({
  name: z.string().check(z.minLength(1)),
  get children() {
    return z.optional(z.array(category));
  },
});

const Priority = { Low: 0, High: 1 } as const;

const payment = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("card"), number: z.string().check(z.regex(/^[0-9]{4}$/)) }),
  z.object({ kind: z.literal("cash"), coins: z.array(z.int().check(z.positive())) }),
]);

const order = z.object({
  id: z.uuid(),
  email: z.optional(z.email()),
  count: z._default(z.int().check(z.minimum(1), z.maximum(99)), 1),
  level: z.nullable(z.enum(["low", "high"])),
  priority: z.enum(Priority),
  target: z.union([z.string().check(z.minLength(3)), z.number()]),
  labels: z.record(z.string(), z.string()),
  sizes: z.partialRecord(z.enum(["s", "m"]), z.number()),
  tags: z.array(z.string().check(z.minLength(1))).check(z.maxLength(3)),
  pair: z.tuple([z.string(), z.number()], z.boolean()),
  words: z.pipe(
    z.string(),
    z.transform((text) => text.split(" ")),
  ),
  even: z.number().check(z.refine((number) => number % 2 === 0, "must be even")),
  category,
  payment,
  owner: z.string().brand("OwnerId"),
  scores: z.catchall(z.object({ known: z.boolean() }), z.number()),
  open: z.looseObject({ known: z.boolean() }),
  closed: z.strictObject({ known: z.boolean() }),
  both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.number() })),
  amount: z.pipe(z.pipe(z.string(), z.transform(Number)), z.number().check(z.positive())),
  path: z.readonly(z.array(z.string())),
  nested: z.object({ deep: z.object({ flag: z._default(z.boolean(), true) }) }),
});

const orders = defineRouter({
  namespace: "orders",
  options: { attempts: 1 },
  jobs: {
    place: defineJob({
      description: "Places an order.",
      payload: order,
      result: z.object({
        total: z.pipe(z.string(), z.transform(Number)),
        currency: z._default(z.string(), "EUR"),
        paid: z.nullable(z.boolean()),
      }),
    }),
    measure: defineJob({
      payload: z.pipe(
        z
          .object({ from: z.number(), to: z.number() })
          .check(z.refine(({ from, to }) => from < to, { message: "to must be after from", path: ["to"] })),
        z.transform(({ from, to }) => ({ length: to - from })),
      ),
      result: z.number().check(z.nonnegative()),
    }),
  },
});

export default defineManifest({ name: "zod-mini", routers: [orders] });
