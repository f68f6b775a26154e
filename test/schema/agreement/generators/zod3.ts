import * as fc from "fast-check";
import * as z from "zod/v3";
import type { Json } from "../../../../schema/json.ts";
import { isJsonObject } from "../../../../schema/json.ts";
import { type Random, randomFrom } from "../random.ts";
import { present, type Sample } from "../sample.ts";
import { anyJson, edgeNumber, propertyNames } from "../values.ts";
import { text } from "./strings.ts";
import { zod3Leaves } from "./zod3-leaves.ts";

type Zod3Sample = Sample<z.ZodTypeAny>;

/** Payloads of zod 3. */
export function zod3Payloads(): fc.Arbitrary<Zod3Sample> {
  const inner = schemas(2);
  const plain = objects(inner);
  return fc.oneof(
    { arbitrary: plain, weight: 4 },
    records(inner),
    recursive(inner),
    fc.tuple(plain, plain).map(([left, right]) => intersection(left, right)),
    taggedUnions(inner),
  );
}

function schemas(depth: number): fc.Arbitrary<Zod3Sample> {
  const leaves = fc.oneof({ arbitrary: fc.constantFrom(...zod3Leaves), weight: 3 }, bounded());
  if (depth === 0) return leaves;
  const inner = schemas(depth - 1);
  return fc.oneof(
    { arbitrary: leaves, weight: 3 },
    { arbitrary: objects(inner), weight: 3 },
    collections(inner),
    records(inner),
    wrappers(inner),
    taggedUnions(inner),
    fc.tuple(objects(inner), objects(inner)).map(([left, right]) => intersection(left, right)),
  );
}

function bounded(): fc.Arbitrary<Zod3Sample> {
  return fc.oneof(
    fc.tuple(fc.nat(3), fc.nat(3)).map(([least, more]) =>
      sample(
        z
          .string()
          .min(least)
          .max(least + more),
        `z.string().min(${least}).max(${least + more})`,
        (random) => text(random, least, least + more),
      ),
    ),
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(9), fc.boolean()).map(([least, more, int]) => {
      const base = int ? z.number().int() : z.number();
      return sample(
        base.gte(least).lt(least + more),
        `z.number()${int ? ".int()" : ""}.gte(${least}).lt(${least + more})`,
        (random) => random.between(least, least + more),
      );
    }),
    fc.constant(sample(z.number(), "z.number()", edgeNumber)),
  );
}

function objects(
  inner: fc.Arbitrary<Zod3Sample>,
): fc.Arbitrary<Zod3Sample & { readonly schema: z.AnyZodObject }> {
  const field = fc.oneof(
    { arbitrary: inner, weight: 4 },
    inner.map((each) => omittable(each.schema.optional(), `${each.code}.optional()`, each)),
    inner.map((each) => omittable(each.schema.nullish(), `${each.code}.nullish()`, each)),
    fc.tuple(inner, fc.nat()).map(([each, seed]) => defaulted(each, seed)),
    fc.constant(
      omittable(
        z.any(),
        "z.any()",
        sample(z.any(), "z.any()", (random) => anyJson(random, 1)),
      ),
    ),
    fc.constant(
      omittable(
        z.unknown(),
        "z.unknown()",
        sample(z.any(), "", (random) => anyJson(random, 1)),
      ),
    ),
    fc.constant<Zod3Sample>({
      schema: z.never().optional(),
      code: "z.never().optional()",
      valid: () => undefined,
    }),
  );
  return fc
    .record({
      fields: fc.dictionary(fc.constantFrom(...propertyNames), field, { maxKeys: 4, noNullPrototype: true }),
      form: fc.constantFrom("", ".strict()", ".passthrough()", ".catchall", ".partial()"),
      others: inner,
    })
    .map(({ fields, form, others }) => {
      const entries = Object.entries(fields);
      const plain: z.AnyZodObject = z.object(
        Object.fromEntries(entries.map(([name, each]) => [name, each.schema])),
      );
      const code = entries.map(([name, each]) => `${JSON.stringify(name)}: ${each.code}`).join(", ");
      return {
        schema: formed(plain, form, others.schema),
        code: `z.object({ ${code} })${form === ".catchall" ? `.catchall(${others.code})` : form}`,
        valid: (random: Random) => {
          const values = entries.map(([name, each]) => [name, each.valid(random)] as const);
          const extra = random.chance(0.3)
            ? [[random.pick(propertyNames), present(others, random)] as const]
            : [];
          const all = [...extra, ...values].filter(
            (entry): entry is [string, Json] => entry[1] !== undefined,
          );
          return Object.fromEntries(all);
        },
      };
    });
}

function formed(schema: z.AnyZodObject, form: string, others: z.ZodTypeAny): z.AnyZodObject {
  switch (form) {
    case ".strict()":
      return schema.strict();
    case ".passthrough()":
      return schema.passthrough();
    case ".catchall":
      return schema.catchall(others);
    case ".partial()":
      return schema.partial();
    default:
      return schema;
  }
}

function omittable(schema: z.ZodTypeAny, code: string, inner: Zod3Sample): Zod3Sample {
  return { schema, code, valid: (random) => (random.chance(0.4) ? undefined : inner.valid(random)) };
}

function defaulted(inner: Zod3Sample, seed: number): Zod3Sample {
  const value = present(inner, randomFrom(seed));
  return omittable(inner.schema.default(value), `${inner.code}.default(${JSON.stringify(value)})`, inner);
}

function collections(inner: fc.Arbitrary<Zod3Sample>): fc.Arbitrary<Zod3Sample> {
  return fc.oneof(
    fc.tuple(inner, fc.nat(2), fc.nat(2)).map(([each, least, more]) =>
      sample(
        z
          .array(each.schema)
          .min(least)
          .max(least + more),
        `z.array(${each.code}).min(${least}).max(${least + more})`,
        (random) => Array.from({ length: random.between(least, least + more) }, () => present(each, random)),
      ),
    ),
    fc
      .tuple(inner, inner, fc.boolean())
      .map(([first, other, rest]) =>
        sample(
          rest ? z.tuple([first.schema]).rest(other.schema) : z.tuple([first.schema, other.schema]),
          rest ? `z.tuple([${first.code}]).rest(${other.code})` : `z.tuple([${first.code}, ${other.code}])`,
          (random) => [present(first, random), present(other, random)],
        ),
      ),
  );
}

const keys: readonly (readonly [z.KeySchema, string, readonly string[]])[] = [
  [z.string(), "z.string()", propertyNames],
  [z.string().regex(/^x-/), "z.string().regex(/^x-/)", ["x-1", "a"]],
  [z.string().min(2), "z.string().min(2)", ["ab", "a"]],
  [z.enum(["a", "b"]), 'z.enum(["a", "b"])', ["a", "b"]],
  [z.string().uuid(), "z.string().uuid()", ["0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b"]],
  [z.literal("a"), 'z.literal("a")', ["a"]],
  [z.union([z.literal("a"), z.literal("b")]), 'z.union([z.literal("a"), z.literal("b")])', ["a", "b"]],
];

function records(inner: fc.Arbitrary<Zod3Sample>): fc.Arbitrary<Zod3Sample> {
  return fc
    .tuple(fc.constantFrom(...keys), inner)
    .map(([[key, code, names], value]) =>
      sample(z.record(key, value.schema), `z.record(${code}, ${value.code})`, (random) =>
        Object.fromEntries(
          names.filter(() => random.chance(0.4)).map((name) => [name, present(value, random)]),
        ),
      ),
    );
}

function wrappers(inner: fc.Arbitrary<Zod3Sample>): fc.Arbitrary<Zod3Sample> {
  return fc.oneof(
    inner.map((each) => ({ ...each, schema: each.schema.nullable(), code: `${each.code}.nullable()` })),
    inner.map((each) => ({ ...each, schema: each.schema.readonly(), code: `${each.code}.readonly()` })),
    inner.map((each) => ({ ...each, schema: each.schema.brand("B"), code: `${each.code}.brand("B")` })),
    inner.map((each) => ({ ...each, schema: each.schema.describe("d"), code: `${each.code}.describe("d")` })),
    inner.map((each) => ({
      ...each,
      schema: each.schema.transform(String),
      code: `${each.code}.transform(String)`,
    })),
    inner.map((each) => ({ ...each, schema: z.lazy(() => each.schema), code: `z.lazy(() => ${each.code})` })),
    fc
      .tuple(inner, inner)
      .map(([one, other]) =>
        sample(z.union([one.schema, other.schema]), `z.union([${one.code}, ${other.code}])`, (random) =>
          present(random.pick([one, other]), random),
        ),
      ),
  );
}

function taggedUnions(inner: fc.Arbitrary<Zod3Sample>): fc.Arbitrary<Zod3Sample> {
  return fc.tuple(inner, inner).map(([one, other]) => {
    const card = z.object({ type: z.literal("card"), a: one.schema });
    const cash = z.object({ type: z.enum(["cash", "coin"]), a: other.schema }).strict();
    return sample(
      z.discriminatedUnion("type", [card, cash]),
      `z.discriminatedUnion("type", [z.object({ type: z.literal("card"), a: ${one.code} }), z.object({ type: z.enum(["cash", "coin"]), a: ${other.code} }).strict()])`,
      (random) =>
        random.chance(0.5)
          ? { type: "card", a: present(one, random) }
          : { type: random.pick(["cash", "coin"]), a: present(other, random) },
    );
  });
}

function intersection(left: Zod3Sample, right: Zod3Sample): Zod3Sample {
  return sample(left.schema.and(right.schema), `${left.code}.and(${right.code})`, (random) => {
    const [one, other] = [present(left, random), present(right, random)];
    return isJsonObject(one) && isJsonObject(other) ? { ...one, ...other } : one;
  });
}

function recursive(inner: fc.Arbitrary<Zod3Sample>): fc.Arbitrary<Zod3Sample> {
  return inner.map((each) => {
    const Node: z.ZodTypeAny = z.object({ value: each.schema, children: z.array(z.lazy(() => Node)) });
    const node = (random: Random, depth: number): Json => ({
      value: present(each, random),
      children: Array.from({ length: depth === 0 ? 0 : random.below(3) }, () => node(random, depth - 1)),
    });
    const code = `/* Node */ z.object({ value: ${each.code}, children: z.array(z.lazy(() => Node)) })`;
    return sample(Node, code, (random) => node(random, 2));
  });
}

function sample(schema: z.ZodTypeAny, code: string, valid: (random: Random) => Json): Zod3Sample {
  return { schema, code, valid };
}
