import * as z from "zod";
import * as mini from "zod/mini";

/** Schemas whose types are hard to print: each is compared with what zod infers, on both sides. */

const Category = z.object({
  name: z.string(),
  get children() {
    return z.array(Category);
  },
});

const User = z.object({
  id: z.string(),
  get posts() {
    return z.array(Post).optional();
  },
});
const Post = z.object({
  title: z.string().default("untitled"),
  get author() {
    return User.nullable();
  },
});

type Linked = { value: number; next?: Linked | undefined };
const linked: z.ZodType<Linked, Linked> = z.lazy(() =>
  z.object({ value: z.number(), next: linked.optional() }),
);

export const primitives = z.object({
  text: z.string(),
  count: z.int(),
  flag: z.boolean(),
  nothing: z.null(),
  anything: z.any(),
  something: z.unknown(),
  never: z.never().optional(),
});
export const optionals = z.object({
  optional: z.string().optional(),
  exact: z.string().exactOptional(),
  nullable: z.string().nullable(),
  nullish: z.string().nullish(),
  nonoptional: z.string().optional().nonoptional(),
  optionalTwice: z.string().optional().optional(),
  optionalUnknown: z.unknown().optional(),
  unionWithOptional: z.union([z.string(), z.number().optional()]),
});
export const defaults = z.object({
  plain: z.string().default("a"),
  prefault: z.string().prefault("b"),
  optionalDefault: z.string().optional().default("c"),
  optionalPrefault: z.string().optional().prefault("d"),
  nullableDefault: z.number().nullable().default(null),
  defaultOptional: z.number().default(1).optional(),
  caught: z.number().catch(1),
  caughtOptional: z.number().optional().catch(1),
  nested: z.object({ deep: z.boolean().default(true) }).default({ deep: false }),
});
export const literals = z.object({
  one: z.literal("one"),
  several: z.literal(["a", 'b"c', 3, true, null]),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that must not become a template
  quote: z.literal("it's `${x}` \\ \n"),
  enumeration: z.enum(["red", "green"]),
  keyof: z.keyof(z.object({ x: z.string(), y: z.string() })),
});
export const coerced = z.object({
  text: z.coerce.string(),
  number: z.coerce.number(),
  date: z.coerce.date(),
  optional: z.coerce.number().optional(),
});
export const empty = z.object({});
export const emptyStrict = z.strictObject({});
export const emptyLoose = z.looseObject({});
export const strict = z.strictObject({ a: z.string() });
export const loose = z.looseObject({ a: z.string(), b: z.number().optional() });
export const catchallUnknown = z.object({ a: z.string() }).catchall(z.unknown());
export const quotedKeys = z.object({
  "two words": z.string(),
  "1a": z.number(),
  7: z.null(),
  "a'b": z.boolean(),
});
export const arrays = z.object({
  plain: z.array(z.string()),
  nonempty: z.array(z.number()).nonempty(),
  ofUnions: z.array(z.union([z.string(), z.number()])),
  ofNullable: z.array(z.string().nullable()),
  nested: z.array(z.array(z.array(z.boolean()))),
  readonly: z.array(z.string()).readonly(),
});
export const tuples = z.object({
  pair: z.tuple([z.string(), z.number()]),
  rest: z.tuple([z.string()], z.number()),
  optional: z.tuple([z.string(), z.number().optional()]),
  optionalBeforeRequired: z.tuple([z.string().optional(), z.number()]),
  empty: z.tuple([]),
  readonly: z.tuple([z.string(), z.boolean()]).readonly(),
  restOfUnion: z.tuple([z.null()], z.union([z.string(), z.boolean()])),
});
export const records = z.object({
  byName: z.record(z.string(), z.number()),
  byEnum: z.record(z.enum(["a", "b"]), z.number()),
  byLiteral: z.record(z.literal("only"), z.string()),
  partialByEnum: z.partialRecord(z.enum(["a", "b"]), z.number()),
  looseByName: z.looseRecord(z.string().regex(/^x/), z.number()),
  optionalValue: z.record(z.string(), z.number().optional()),
  enumOptionalValue: z.record(z.enum(["a", "b"]), z.number().optional()),
  nested: z.record(z.string(), z.record(z.string(), z.array(z.number()))),
  byTemplate: z.record(z.templateLiteral(["id-", z.number()]), z.string()),
  byNumber: z.record(z.number(), z.string()),
  partialByName: z.partialRecord(z.string(), z.number()),
});
export const unions = z.object({
  plain: z.union([z.string(), z.number(), z.null()]),
  nested: z.union([z.string(), z.union([z.number(), z.boolean()])]),
  discriminated: z.discriminatedUnion("type", [
    z.object({ type: z.literal("card"), number: z.string() }),
    z.object({ type: z.literal("cash") }),
    z.discriminatedUnion("kind", [
      z.object({ type: z.literal("transfer"), kind: z.literal("iban"), iban: z.string() }),
      z.object({ type: z.literal("transfer"), kind: z.literal("swift"), bic: z.string() }),
    ]),
  ]),
  xor: z.xor([z.object({ a: z.string() }), z.object({ b: z.string() })]),
  single: z.union([z.string()]),
});
export const intersections = z.object({
  objects: z.intersection(z.object({ a: z.string() }), z.object({ b: z.number().optional() })),
  withUnion: z.intersection(
    z.object({ id: z.string() }),
    z.union([z.object({ x: z.number() }), z.object({ y: z.number() })]),
  ),
});
export const readonlys = z.object({
  object: z.object({ a: z.string(), b: z.object({ c: z.number() }) }).readonly(),
  record: z.record(z.string(), z.number()).readonly(),
  union: z.union([z.array(z.string()), z.object({ a: z.string() }), z.string()]).readonly(),
  optional: z.object({ a: z.string() }).readonly().optional(),
});
export const templates = z.object({
  simple: z.templateLiteral(["id-", z.number()]),
  units: z.templateLiteral([z.number(), z.enum(["px", "em"])]),
  flag: z.templateLiteral([z.boolean(), "/", z.literal(["a", "b"])]),
  nullable: z.templateLiteral(["x", z.literal("y").nullable()]),
  specials: z.templateLiteral(["`${", z.string(), "\\"]),
  optional: z.templateLiteral(["v", z.number().optional()]),
});
export const recursive = Category;
export const mutuallyRecursive = User;
export const recursiveInside = z.object({
  tree: Category,
  trees: z.array(Category),
  maybe: Category.optional(),
});
export const lazyRecursive = z.object({ list: linked });
export const anyJson = z.object({ data: z.json() });
export const recursiveUnion = z.object({
  get expression() {
    return z.union([z.number(), recursiveUnion]);
  },
});
export const recursiveRecord = z.object({
  get byName() {
    return z.record(z.string(), recursiveRecord).optional();
  },
  get byEnum() {
    return z.partialRecord(z.enum(["left", "right"]), recursiveRecord);
  },
});
export const formats = z.object({
  email: z.email(),
  at: z.iso.datetime(),
  id: z.uuid(),
  trimmed: z.string().trim().min(1),
  refined: z.string().refine((value) => value.length > 1),
});
export const codecs = z.object({
  at: z.codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  }),
  flag: z.stringbool(),
  optional: z.codec(z.string(), z.number(), { decode: Number, encode: String }).optional(),
  huge: z.codec(z.string(), z.bigint(), { decode: BigInt, encode: String }),
});
export const piped = z.object({
  n: z.string().transform(Number).pipe(z.number()),
  p: z.preprocess((value) => Number(value), z.int()),
});
export const derived = z
  .object({ a: z.string(), b: z.number(), c: z.boolean().default(true) })
  .partial()
  .extend({ d: z.string() })
  .omit({ b: true })
  .required({ a: true });
export const miniSchema = mini.object({
  a: mini.optional(mini.string()),
  b: mini._default(mini.number(), 1),
  c: mini.nullable(mini.array(mini.string().check(mini.minLength(1)))),
});
