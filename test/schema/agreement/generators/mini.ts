import * as fc from "fast-check";
import * as z from "zod/mini";
import type { Json } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import { present, type Sample } from "../sample.ts";
import { anyJson, edgeNumber, propertyNames } from "../values.ts";
import { text } from "./strings.ts";

type MiniSample = Sample<z.ZodMiniType>;

const makers = { object: z.object, strictObject: z.strictObject, looseObject: z.looseObject };

/** Payloads of zod/mini, whose checks are functions. */
export function miniPayloads(): fc.Arbitrary<MiniSample> {
  return objects(schemas(2));
}

function schemas(depth: number): fc.Arbitrary<MiniSample> {
  const leaves = fc.constantFrom(...leafSamples);
  if (depth === 0) return leaves;
  const inner = schemas(depth - 1);
  return fc.oneof(
    { arbitrary: leaves, weight: 2 },
    objects(inner),
    arrays(inner),
    records(inner),
    wrappers(inner),
  );
}

const leafSamples: readonly MiniSample[] = [
  sample(z.string(), "z.string()", (random) => text(random, 0, 5)),
  sample(
    z.string().check(z.minLength(2), z.maxLength(4)),
    "z.string().check(z.minLength(2), z.maxLength(4))",
    (random) => text(random, 1, 5),
  ),
  sample(
    z.string().check(z.startsWith("a"), z.regex(/[0-9]$/)),
    'z.string().check(z.startsWith("a"), z.regex(/[0-9]$/))',
    (random) => `a${random.below(100)}`,
  ),
  sample(z.email(), "z.email()", (random) => random.pick(["ada@example.com", "a@b"])),
  sample(z.uuid(), "z.uuid()", () => "0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b"),
  sample(z.iso.datetime(), "z.iso.datetime()", () => "2020-01-01T00:00:00Z"),
  sample(z.number(), "z.number()", edgeNumber),
  sample(z.int().check(z.gte(0), z.lt(12)), "z.int().check(z.gte(0), z.lt(12))", (random) =>
    random.between(0, 12),
  ),
  sample(
    z.int32().check(z.multipleOf(3)),
    "z.int32().check(z.multipleOf(3))",
    (random) => 3 * random.below(9),
  ),
  sample(z.boolean(), "z.boolean()", (random) => random.chance(0.5)),
  sample(z.null(), "z.null()", () => null),
  sample(z.literal(["a", 1, null]), 'z.literal(["a", 1, null])', (random) => random.pick(["a", 1, null])),
  sample(z.enum(["a", "b"]), 'z.enum(["a", "b"])', (random) => random.pick(["a", "b"])),
  sample(
    z.templateLiteral(["id-", z.int()]),
    'z.templateLiteral(["id-", z.int()])',
    (random) => `id-${random.below(99)}`,
  ),
];

function objects(inner: fc.Arbitrary<MiniSample>): fc.Arbitrary<MiniSample> {
  const field = fc.oneof(
    { arbitrary: inner, weight: 3 },
    inner.map((each) => omittable(z.optional(each.schema), `z.optional(${each.code})`, each)),
    inner.map((each) => omittable(z.nullish(each.schema), `z.nullish(${each.code})`, each)),
    inner.map((each) =>
      omittable(z._default(each.schema, null as never), `z._default(${each.code}, null)`, each),
    ),
  );
  return fc
    .record({
      fields: fc.dictionary(fc.constantFrom(...propertyNames), field, { maxKeys: 4, noNullPrototype: true }),
      form: fc.constantFrom<"object" | "strictObject" | "looseObject">(
        "object",
        "strictObject",
        "looseObject",
      ),
    })
    .map(({ fields, form }) => {
      const entries = Object.entries(fields);
      const code = entries.map(([name, each]) => `${JSON.stringify(name)}: ${each.code}`).join(", ");
      return {
        schema: makers[form](Object.fromEntries(entries.map(([name, each]) => [name, each.schema]))),
        code: `z.${form}({ ${code} })`,
        valid: (random: Random) => {
          const values = entries.map(([name, each]) => [name, each.valid(random)] as const);
          return Object.fromEntries(
            values.filter((entry): entry is [string, Json] => entry[1] !== undefined),
          );
        },
      };
    });
}

function omittable(schema: z.ZodMiniType, code: string, inner: MiniSample): MiniSample {
  return { schema, code, valid: (random) => (random.chance(0.4) ? undefined : inner.valid(random)) };
}

function arrays(inner: fc.Arbitrary<MiniSample>): fc.Arbitrary<MiniSample> {
  return inner.map((each) =>
    sample(
      z.array(each.schema).check(z.minLength(1), z.maxLength(2)),
      `z.array(${each.code}).check(z.minLength(1), z.maxLength(2))`,
      (random) => Array.from({ length: random.between(1, 2) }, () => present(each, random)),
    ),
  );
}

function records(inner: fc.Arbitrary<MiniSample>): fc.Arbitrary<MiniSample> {
  return inner.map((each) =>
    sample(
      z.record(z.string().check(z.regex(/^[a-z]+$/)), each.schema),
      `z.record(z.string().check(z.regex(/^[a-z]+$/)), ${each.code})`,
      (random) => ({ [random.pick(["a", "type", "1"])]: present(each, random) }),
    ),
  );
}

function wrappers(inner: fc.Arbitrary<MiniSample>): fc.Arbitrary<MiniSample> {
  return fc.oneof(
    inner.map((each) => ({ ...each, schema: z.nullable(each.schema), code: `z.nullable(${each.code})` })),
    inner.map((each) => ({ ...each, schema: z.readonly(each.schema), code: `z.readonly(${each.code})` })),
    inner.map((each) => ({ ...each, schema: z.lazy(() => each.schema), code: `z.lazy(() => ${each.code})` })),
    inner.map((each) => ({
      ...each,
      schema: z.pipe(each.schema, z.transform(String)),
      code: `z.pipe(${each.code}, z.transform(String))`,
    })),
    inner.map((each) =>
      sample(z.json(), "z.json()", (random) => anyJson(random, 2) ?? present(each, random)),
    ),
    fc
      .tuple(inner, inner)
      .map(([one, other]) =>
        sample(z.union([one.schema, other.schema]), `z.union([${one.code}, ${other.code}])`, (random) =>
          present(random.pick([one, other]), random),
        ),
      ),
  );
}

function sample(schema: z.ZodMiniType, code: string, valid: (random: Random) => Json): MiniSample {
  return { schema, code, valid };
}
