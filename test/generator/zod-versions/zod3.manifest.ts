import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod/v3";

/** Every common kind of zod 3. Tests put other copies of zod 3 in place of the import. */

interface Category {
  name: string;
  children?: Category[] | undefined;
}

const category: z.ZodType<Category> = z.lazy(() =>
  z.object({ name: z.string().min(1), children: z.array(category).optional() }),
);

const Priority = { Low: 0, High: 1 } as const;

const payment = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("card"), number: z.string().regex(/^[0-9]{4}$/) }),
  z.object({ kind: z.literal("cash"), coins: z.array(z.number().int().positive()) }),
]);

const order = z.object({
  id: z.string().uuid(),
  email: z.string().email().optional(),
  count: z.number().int().min(1).max(99).default(1),
  level: z.enum(["low", "high"]).nullable(),
  priority: z.nativeEnum(Priority),
  target: z.union([z.string().min(3), z.number()]),
  labels: z.record(z.string()),
  sizes: z.record(z.enum(["s", "m"]), z.number()),
  tags: z.array(z.string().min(1)).max(3),
  pair: z.tuple([z.string(), z.number()]).rest(z.boolean()),
  words: z.string().transform((text) => text.split(" ")),
  even: z.number().refine((number) => number % 2 === 0, "must be even"),
  category,
  payment,
  owner: z.string().brand("OwnerId"),
  scores: z.object({ known: z.boolean() }).catchall(z.number()),
  open: z.object({ known: z.boolean() }).passthrough(),
  closed: z.object({ known: z.boolean() }).strict(),
  both: z.object({ a: z.string() }).and(z.object({ b: z.number() })),
  amount: z.string().pipe(z.coerce.number().positive()),
  path: z.array(z.string()).readonly(),
  nested: z.object({ deep: z.object({ flag: z.boolean().default(true) }) }),
});

const orders = defineRouter({
  namespace: "orders",
  options: { attempts: 1 },
  jobs: {
    place: defineJob({
      description: "Places an order.",
      payload: order,
      result: z.object({
        total: z.string().transform(Number),
        currency: z.string().default("EUR"),
        paid: z.boolean().nullable(),
      }),
    }),
    measure: defineJob({
      payload: z
        .object({ from: z.number(), to: z.number() })
        .refine(({ from, to }) => from < to, { message: "to must be after from", path: ["to"] })
        .transform(({ from, to }) => ({ length: to - from })),
      result: z.number().nonnegative(),
    }),
  },
});

export default defineManifest({ name: "zod-three", routers: [orders] });
