import * as z from "zod/v3";

/** The common kinds of zod 3, each compared with what zod infers on both sides. */

interface Tree {
  name: string;
  children: Tree[];
}
const tree: z.ZodType<Tree> = z.object({ name: z.string(), children: z.array(z.lazy(() => tree)) });

export const primitives = z.object({
  text: z.string().min(1).email(),
  count: z.number().int(),
  flag: z.boolean(),
  nothing: z.null(),
  anything: z.any(),
  something: z.unknown(),
});
export const optionals = z.object({
  optional: z.string().optional(),
  nullable: z.string().nullable(),
  nullish: z.string().nullish(),
  defaulted: z.string().default("a"),
  unionWithOptional: z.union([z.string(), z.number().optional()]),
});
export const literals = z.object({
  one: z.literal("one"),
  two: z.literal(2),
  enumeration: z.enum(["red", "green"]),
});
export const arrays = z.object({
  plain: z.array(z.string()),
  nested: z.array(z.array(z.number().nullable())),
  readonly: z.array(z.string()).readonly(),
});
export const tuples = z.object({
  pair: z.tuple([z.string(), z.number()]),
  rest: z.tuple([z.string()]).rest(z.number()),
});
export const records = z.object({
  byName: z.record(z.string(), z.number()),
  byEnum: z.record(z.enum(["a", "b"]), z.number()),
});
export const unions = z.object({
  plain: z.union([z.string(), z.number(), z.null()]),
  discriminated: z.discriminatedUnion("type", [
    z.object({ type: z.literal("card"), number: z.string() }),
    z.object({ type: z.literal("cash") }),
  ]),
});
export const intersections = z.object({ both: z.object({ a: z.string() }).and(z.object({ b: z.number() })) });
export const recursive = z.object({ tree });
export const refined = z.object({
  a: z.string().refine(Boolean),
  b: z.object({ c: z.string() }).superRefine(() => {}),
});
export const piped = z.object({
  a: z.string().transform(Number).pipe(z.number()),
  b: z.lazy(() => z.string()),
});
export const caught = z.object({ a: z.string().catch("x") });
export const kinds = z.object({
  dateText: z.string().datetime(),
  coerced: z.coerce.number(),
  native: z.union([z.literal("a"), z.literal(1), z.literal(null), z.literal(true)]),
  partial: z.object({ a: z.string(), b: z.number() }).partial(),
  strict: z.object({ a: z.string() }).strict(),
  loose: z.object({ a: z.string() }).passthrough(),
  readonly: z.object({ a: z.string() }).readonly(),
  preprocessed: z.preprocess(Number, z.number()),
});
export const catchallOfZod3 = z.object({ a: z.string().default("a") }).catchall(z.string());
export const empty = z.object({ inner: z.object({}), strict: z.object({}).strict() });
export const nestedDefaults = z.object({
  inner: z.object({ deep: z.number().default(1) }).default({}),
  list: z.array(z.object({ a: z.string().optional() })).optional(),
});
