import * as z from "zod";

/** Every kind of zod 4 that the other files have not, each compared with what zod infers, on both sides. */

export const emails = z.object({ plain: z.email(), url: z.url(), httpUrl: z.httpUrl(), host: z.hostname() });
export const uuids = z.object({
  any: z.uuid(),
  guid: z.guid(),
  v4: z.uuidv4(),
  v6: z.uuidv6(),
  v7: z.uuidv7(),
});
export const identifiers = z.object({
  nanoid: z.nanoid(),
  cuid: z.cuid(),
  cuid2: z.cuid2(),
  ulid: z.ulid(),
  ksuid: z.ksuid(),
  xid: z.xid(),
});
export const addresses = z.object({
  v4: z.ipv4(),
  v6: z.ipv6(),
  range4: z.cidrv4(),
  range6: z.cidrv6(),
  mac: z.mac(),
});
export const checksums = z.object({
  card: z.creditCard(),
  iban: z.iban(),
  hash: z.hash("sha256"),
  hex: z.hex(),
  currency: z.currencyCode(),
});
export const encodings = z.object({
  base64: z.base64(),
  base64url: z.base64url(),
  jwt: z.jwt(),
  e164: z.e164(),
  emoji: z.emoji(),
});
export const customFormat = z.object({ code: z.stringFormat("code", /^[A-Z]{3}$/) });
export const isoFormats = z.object({
  date: z.iso.date(),
  time: z.iso.time(),
  datetime: z.iso.datetime({ offset: true }),
  duration: z.iso.duration(),
});
export const numberFormats = z.object({
  int: z.int(),
  int32: z.int32(),
  uint32: z.uint32(),
  float32: z.float32(),
  float64: z.float64(),
  positive: z.number().positive().multipleOf(5),
});
export const bigintOutput = z.object({
  int64: z.codec(z.string(), z.int64(), { decode: BigInt, encode: String }),
  uint64: z.codec(z.string(), z.uint64(), { decode: BigInt, encode: String }),
});
export const exactOptionals = z.object({
  text: z.string().exactOptional(),
  nullable: z.number().nullable().exactOptional(),
  object: z.object({ inner: z.boolean().exactOptional() }).exactOptional(),
});
export const nonoptionals = z.object({
  plain: z.string().optional().nonoptional(),
  nullish: z.number().nullish().nonoptional(),
  ofDefault: z.string().default("a").nonoptional(),
});
export const prefaults = z.object({
  text: z.string().prefault("a"),
  object: z.object({ deep: z.number().prefault(1) }).prefault({}),
});
export const defaultsAround = z.object({
  ofUnion: z.union([z.string(), z.number()]).default(1),
  ofOptional: z.string().optional().default("a"),
  ofNullish: z.string().nullish().default(null),
  inUnion: z.union([z.string().default("a"), z.number()]),
});
export const catches = z.object({
  text: z.string().catch("a"),
  object: z.object({ a: z.number().default(1) }).catch({ a: 2 }),
});
export const xors = z.object({
  objects: z.xor([z.object({ a: z.string() }), z.object({ b: z.number().default(1) })]),
  scalars: z.xor([z.string(), z.number()]).optional(),
});
export const unionOfOptionals = z.object({ any: z.union([z.string().optional(), z.number().nullable()]) });
export const looseRecords = z.object({ some: z.looseRecord(z.string().regex(/^x-/), z.boolean()) });
export const partialRecords = z.object({
  byEnum: z.partialRecord(z.enum(["a", "b"]), z.object({ x: z.number().default(1) })),
  byTemplate: z.partialRecord(z.templateLiteral(["id-", z.number()]), z.string()),
});
export const recordsOfDefaults = z.object({
  byName: z.record(z.string(), z.number().default(1)),
  byEnum: z.record(z.enum(["a", "b"]), z.number().default(1)),
  byUnion: z.record(z.union([z.literal("a"), z.literal("b")]), z.string()),
  byNumbers: z.record(z.literal(["1", "2"]), z.string()),
});
export const catchallSame = z.object({ a: z.string() }).catchall(z.string());
export const catchallOther = z.object({ a: z.string(), b: z.boolean().optional() }).catchall(z.number());
export const catchallDefault = z.object({ a: z.string().default("a") }).catchall(z.number().default(1));
export const catchallInside = z.object({
  list: z.array(z.object({ id: z.string() }).catchall(z.number())),
  maybe: z.object({ id: z.string() }).catchall(z.number()).nullable(),
  frozen: z.object({ id: z.string() }).catchall(z.number()).readonly(),
});
export const catchallAlone = z.object({}).catchall(z.number());
export const jsonValues = z.object({ any: z.json(), list: z.array(z.json()), optional: z.json().optional() });
export const enums = z.object({
  extracted: z.enum(["a", "b", "c"]).extract(["a", "b"]),
  ofObject: z.enum({ a: "a", b: "b" }),
});
export const readonlyOfMany = z.object({
  tuple: z.tuple([z.string()], z.number()).readonly(),
  nested: z.array(z.object({ a: z.string() }).readonly()).readonly(),
  intersection: z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })).readonly(),
  date: z
    .codec(z.iso.datetime(), z.date(), { decode: (text) => new Date(text), encode: (at) => at.toISOString() })
    .readonly(),
  scalar: z.string().readonly(),
  nullable: z.array(z.string()).nullable().readonly(),
});
export const tuplesOfMany = z.object({
  defaults: z.tuple([z.string(), z.number().default(1)]),
  optionals: z.tuple([z.string().optional(), z.number().optional()], z.boolean()),
  objects: z.tuple([z.object({ a: z.string().default("a") }), z.array(z.string())]),
  exact: z.tuple([z.string(), z.number().exactOptional()]),
});
export const intersectionsOfMany = z.object({
  three: z
    .object({ a: z.string() })
    .and(z.object({ b: z.number() }))
    .and(z.object({ c: z.boolean() })),
  withRecord: z.intersection(z.object({ a: z.string() }), z.record(z.string(), z.string())),
  withDefault: z.intersection(z.object({ a: z.string().default("a") }), z.looseObject({ b: z.number() })),
});
export const pipes = z.object({
  toDefault: z.string().optional().pipe(z.string().default("a")),
  toObject: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.object({ a: z.number() })),
  inverted: z.invertCodec(z.codec(z.number(), z.string(), { decode: String, encode: Number })),
  booleanText: z.stringbool(),
});
export const preprocessed = z.object({
  number: z.preprocess((value) => Number(value), z.int()),
  optional: z.preprocess((value) => value, z.string().optional()),
});
export const checkedInCode = z.object({
  refined: z.string().refine(Boolean),
  overwritten: z.string().trim().toLowerCase().normalize(),
  lengths: z.array(z.string()).min(1).max(3),
  whole: z.object({ a: z.string() }).superRefine(() => {}),
});
export const brandedInput = z
  .object({ id: z.string().optional(), list: z.array(z.string()).brand("List") })
  .pick({ id: true });
export const looseNested = z.looseObject({ inner: z.looseObject({ a: z.number().optional() }).optional() });
export const strictNested = z.strictObject({ inner: z.strictObject({}) });
export const nullishAll = z.object({
  a: z.null().optional(),
  b: z.unknown().nullable(),
  c: z.any().optional(),
});
export const numericKeys = z.object({
  1: z.string(),
  0: z.string(),
  a: z.string(),
  "-1": z.string(),
  "1.5": z.string(),
});
export const oddKeys = z.object({
  "": z.string(),
  "a.b": z.string(),
  "*/": z.string().optional(),
  ünïcode: z.string(),
  "with\nline": z.string(),
  $ref: z.string(),
  _: z.string(),
  class: z.string(),
});
export const discriminators = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal(["a", "b"]), x: z.string().default("x") }),
  z.object({ kind: z.enum(["c", "d"]), y: z.number() }),
  z.object({ kind: z.null(), z: z.boolean().optional() }),
]);
export const keyedByTemplate = z.object({
  plain: z.record(z.templateLiteral(["x-", z.string()]), z.number()),
  union: z.record(
    z.union([z.templateLiteral(["a-", z.string()]), z.templateLiteral(["b-", z.string()])]),
    z.number(),
  ),
});
export const templatesOfMany = z.object({
  enumeration: z.templateLiteral([z.enum(["a", "b"]), "-", z.number()]),
  nested: z.templateLiteral(["v", z.templateLiteral([z.number(), ".", z.number()])]),
});
