import * as z from "zod/mini";

/** zod/mini, each compared with what zod infers, on both sides. */

export const strings = z.object({
  plain: z.string().check(z.minLength(1), z.trim()),
  email: z.email(),
  at: z.iso.datetime(),
  literal: z.literal(["a", "b"]),
});
export const absent = z.object({
  optional: z.optional(z.string()),
  exact: z.exactOptional(z.string()),
  nullable: z.nullable(z.string()),
  nullish: z.nullish(z.string()),
  nonoptional: z.nonoptional(z.optional(z.string())),
});
export const defaulted = z.object({
  plain: z._default(z.number(), 1),
  prefault: z.prefault(z.string(), "a"),
  caught: z.catch(z.number(), 1),
});
export const composed = z.object({
  union: z.union([z.string(), z.number()]),
  xor: z.xor([z.string(), z.number()]),
  either: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("a"), a: z.string() }),
    z.object({ kind: z.literal("b"), b: z.number() }),
  ]),
  both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.number() })),
});
export const collections = z.object({
  array: z.array(z.string()),
  tuple: z.tuple([z.string(), z.optional(z.number())]),
  record: z.record(z.string(), z.number()),
  partial: z.partialRecord(z.enum(["a", "b"]), z.number()),
  loose: z.looseRecord(z.string(), z.number()),
  readonly: z.readonly(z.array(z.string())),
});
export const objects = z.object({
  strict: z.strictObject({ a: z.string() }),
  loose: z.looseObject({ a: z.string() }),
  catchall: z.catchall(z.object({ a: z.string() }), z.number()),
  extended: z.extend(z.partial(z.object({ a: z.string() })), { b: z.number() }),
});
export const converted = z.object({
  codec: z.codec(z.string(), z.number(), { decode: Number, encode: String }),
  pipe: z.pipe(z.pipe(z.string(), z.transform(Number)), z.number()),
});
export const recursive = z.object({
  get list() {
    return z.optional(z.array(recursive));
  },
});
export const codedPart = z.object({
  list: z.array(
    z.object({
      size: z.pipe(
        z.string(),
        z.transform((text) => text.length),
      ),
      name: z.string(),
    }),
  ),
});
