import * as z from "zod";

/** Schemas that hold themselves, through every kind that can hold another: no alias may be circular. */

export const throughObject = z.object({
  get next() {
    return throughObject.optional();
  },
});
export const throughArray = z.object({
  get list() {
    return z.array(throughArray).readonly();
  },
});
export const throughRecord = z.object({
  get byName() {
    return z.record(z.string(), throughRecord);
  },
  get byTemplate() {
    return z.record(z.templateLiteral(["x-", z.number()]), throughRecord).optional();
  },
});
export const throughTuple = z.object({
  get rest() {
    return z.tuple([z.string()], throughTuple).optional();
  },
});
export const throughUnion = z.object({
  get either() {
    return z.union([z.string(), throughUnion, z.array(throughUnion)]);
  },
});
export const throughIntersection = z.object({
  get both() {
    return z
      .intersection(z.object({ a: z.string() }), z.object({ inner: throughIntersection.optional() }))
      .optional();
  },
});
type Chain = { value?: number; next: Readonly<Chain> | null };
const chain: z.ZodType<Chain, Chain> = z.object({
  value: z.number().exactOptional(),
  next: z.lazy(() => chain.readonly().nullable()),
});
export const throughReadonly = chain;
export const throughDefault = z.object({
  name: z.string(),
  get children(): z.ZodDefault<z.ZodArray<typeof throughDefault>> {
    return z.array(throughDefault).default([]);
  },
});
export const throughLoose = z.looseObject({
  get inner() {
    return throughLoose.optional();
  },
});
type Flat<T> = { [Key in keyof T]: T[Key] };
type Counted = Flat<{ kids: Counted[] } & { [key: string]: number }>;
// An object with such keys cannot be written without one.
const counted: z.ZodType<Counted, Counted> = z
  .object({ kids: z.lazy(() => z.array(counted)) })
  .catchall(z.number()) as never;
export const throughCatchall = z.object({ counted });
export const throughWord = z.object({
  "with space": z.string(),
  get "odd-key"() {
    return z.array(throughWord);
  },
});

const left = z.object({
  get right() {
    return right.optional();
  },
});
const right = z.object({
  size: z.number().default(0),
  get left() {
    return left.optional();
  },
  get rights() {
    return z.array(right);
  },
});
export const mutual = z.object({ z: left, a: right });

const leaf = z.object({
  at: z.codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (at) => at.toISOString(),
  }),
  get leaves() {
    return z.array(leaf);
  },
});
export const twoTrees = z.object({
  first: throughDefault,
  second: leaf,
  third: z.array(throughDefault).optional(),
});

// Types of their own, not properties of an object: what an alias can hold is limited.
type Expression = number | Expression[] | { [key: string]: Expression };
const expression: z.ZodType<Expression, Expression> = z.lazy(() =>
  z.union([z.number(), z.array(expression), z.record(z.string(), expression)]),
);
export const aliasOfUnion = z.object({ expression });

type Pair = [number, Pair | null];
const pair: z.ZodType<Pair, Pair> = z.lazy(() => z.tuple([z.number(), pair.nullable()]));
export const aliasOfTuple = z.object({ pair });

type Keyed = { [key: `x-${number}`]: Keyed };
const keyed: z.ZodType<Keyed, Keyed> = z.lazy(() => z.record(z.templateLiteral(["x-", z.number()]), keyed));
export const aliasOfRecord = z.object({ keyed });

type Named = { [key: string]: Named };
const named: z.ZodType<Named, Named> = z.lazy(() => z.record(z.string(), named));
export const aliasOfNames = z.object({ named });

type Frozen = string | readonly Frozen[];
const frozen: z.ZodType<Frozen, Frozen> = z.lazy(() => z.union([z.string(), z.array(frozen).readonly()]));
export const aliasOfReadonly = z.object({ frozen });

type Both = { a: string } & { inner?: Both | undefined };
const both: z.ZodType<Both, Both> = z.lazy(() =>
  z.intersection(z.object({ a: z.string() }), z.object({ inner: both.optional() })),
);
export const aliasOfIntersection = z.object({ both });

type Partly = { a?: Partly; b?: Partly };
const partly: z.ZodType<Partly, Partly> = z.lazy(() => z.partialRecord(z.enum(["a", "b"]), partly));
export const aliasOfPartial = z.object({ partly });
