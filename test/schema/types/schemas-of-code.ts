import * as z from "zod";
import * as z3 from "zod/v3";

/** Schemas whose output comes out of code, or of types that leave no trace: only the compiler knows it. */

const Level = { Low: "low", High: "high" } as const;

export const transform = z.object({ a: z.string().transform((text) => new Set(text)), b: z.number() });
export const nestedTransform = z.object({
  list: z.array(z.object({ n: z.string().transform(Number).optional() })),
});
export const codecToClass = z.object({
  url: z.codec(z.string(), z.instanceof(URL), { decode: (text) => new URL(text), encode: (url) => url.href }),
});
export const codecToSet = z.object({
  tags: z.codec(z.array(z.string()), z.set(z.string()), {
    decode: (list) => new Set(list),
    encode: (set) => [...set],
  }),
});
const asNumber = z.string().transform(Number);
const coded = z.object({ value: asNumber, name: z.string().default("a") });

export const throughWrappers = z.object({
  optional: coded.optional(),
  exact: coded.exactOptional(),
  nullable: coded.nullable(),
  nullish: coded.nullish(),
  readonly: coded.readonly(),
  defaulted: coded.default({ value: 1, name: "b" }),
  all: z.array(coded.readonly().nullable()).optional(),
});
export const leaves = z.object({
  plain: asNumber,
  optional: asNumber.optional(),
  exact: asNumber.exactOptional(),
  nullable: asNumber.nullable(),
  defaulted: asNumber.default(1),
  maybeUndefined: z.string().transform((text) => text || undefined),
});
export const throughTuples = z.object({
  fixed: z.tuple([z.string(), asNumber, coded]),
  rest: z.tuple([asNumber], z.string()),
  restOfCode: z.tuple([z.string()], asNumber),
  optional: z.tuple([z.string(), asNumber.optional()]),
  readonly: z.tuple([coded, z.string()]).readonly(),
});
export const throughRecords = z.object({
  byName: z.record(z.string(), coded),
  byNumber: z.record(z.number(), asNumber),
  byEnum: z.record(z.enum(["a", "b"]), coded),
  partial: z.partialRecord(z.enum(["a", "b"]), coded),
  partialByName: z.partialRecord(z.string(), coded),
  byTemplate: z.record(z.templateLiteral(["x-", z.number()]), coded),
});
export const throughUndefined = z.object({
  record: z.record(z.string(), asNumber.optional()),
  array: z.array(asNumber.nullable()),
  pipeToUndefined: z.record(
    z.string(),
    z.string().transform((text) => text || undefined),
  ),
  list: z.array(z.string().transform((text) => text || undefined)),
  tuple: z.tuple([z.string().transform((text) => text || undefined), z.string()]),
  defaulted: coded.partial().exactOptional(),
});
export const throughOthers = z.object({
  union: z.union([coded, z.string()]),
  intersection: z.intersection(coded, z.object({ other: z.string() })),
  loose: z.looseObject({ value: asNumber, more: z.string() }),
  catchall: z.object({ a: z.string() }).catchall(asNumber),
  catchallAlone: z.object({}).catchall(coded),
  around: z.string(),
});
export const oddNames = z.object({
  "two words": asNumber,
  'it\'s "quoted"': z.object({ "a.b": asNumber }),
  0: coded,
});
export const deep = z.object({
  a: z.array(
    z.object({ b: z.record(z.string(), z.tuple([z.object({ c: asNumber.optional(), d: z.boolean() })])) }),
  ),
});
const tree = z.object({
  size: asNumber,
  get children() {
    return z.array(tree);
  },
});
export const recursiveCode = z.object({ tree, name: z.string(), trees: z.array(tree).nullable() });
export const unrepresentable = z.object({
  map: z.codec(z.array(z.string()), z.map(z.string(), z.number()), {
    decode: (list) => new Map(list.map((item) => [item, 1])),
    encode: (map) => [...map.keys()],
  }),
  url: z
    .string()
    .transform((text) => new URL(text))
    .pipe(z.instanceof(URL)),
  promise: z.string().transform(async (text) => text),
  symbol: z.string().transform(() => Symbol.iterator),
  file: z.string().transform((text) => new Blob([text])),
  success: z.string().pipe(z.success(z.string())),
  other: z.string(),
});
/** Of the type any, as far as the compiler knows. */
const anything = z.string().transform((text) => JSON.parse(text));
export const neverInJson = z.object({
  bigint: anything.pipe(z.bigint()),
  date: anything.pipe(z.date()),
  file: anything.pipe(z.file()),
  function: anything.pipe(z.function({ input: [z.string()], output: z.number() })),
  map: anything.pipe(z.map(z.string(), z.number())),
  nan: anything.pipe(z.nan()),
  promise: anything.pipe(z.promise(z.string())),
  set: anything.pipe(z.set(z.string())),
  symbol: anything.pipe(z.symbol()),
  undefined: anything.pipe(z.undefined()),
  void: anything.pipe(z.void()),
  whole: z.string(),
});
export const branded = z.object({ id: z.string().transform(Number).brand("Id"), name: z.string() });

export const overObject = z.object({ a: z.string().default("x") }).transform(({ a }) => a.length);
export const aliasedEnum = z.object({ level: z.enum(Level) });
export const brandOfZod3 = z3.object({ id: z3.string().brand("Id") });
export const nestedOfZod3 = z3.object({
  name: z3.string().default("a"),
  list: z3.array(z3.string().transform(Number)),
  inner: z3.object({ n: z3.string().transform(Number).nullable(), m: z3.string() }).optional(),
});
export const transformOfZod3 = z3.object({ n: z3.string().transform(Number) });
