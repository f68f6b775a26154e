import * as fc from "fast-check";
import * as z from "zod";
import type { Json } from "../../../../schema/json.ts";
import { isJsonObject } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import { present, type Sample } from "../sample.ts";
import { fields } from "./fields.ts";
import { type ObjectSample, objectOf } from "./objects.ts";

/** Unions and exclusive unions of anything. */
export function unions(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc
    .record({
      members: fc.array(inner, { minLength: 1, maxLength: 3 }),
      exclusive: fc.boolean(),
    })
    .map(({ members, exclusive }) => {
      const schemas = members.map(({ schema }) => schema);
      const form = exclusive ? "xor" : "union";
      return {
        schema: exclusive ? z.xor(schemas) : z.union(schemas),
        code: `z.${form}([${members.map(({ code }) => code).join(", ")}])`,
        valid: (random: Random) => present(random.pick(members), random),
      };
    });
}

/** How an option may write its tag. */
const tagForms: readonly ((tag: string) => Sample)[] = [
  (tag) => ({ schema: z.literal(tag), code: `z.literal("${tag}")`, valid: () => tag }),
  (tag) => ({
    schema: z.enum([tag, `${tag}2`]),
    code: `z.enum(["${tag}", "${tag}2"])`,
    valid: (random) => random.pick([tag, `${tag}2`]),
  }),
  (tag) => ({
    schema: z.literal(tag).optional(),
    code: `z.literal("${tag}").optional()`,
    valid: (random) => (random.chance(0.5) ? undefined : tag),
  }),
  (tag) => ({
    schema: z.literal(tag).default(tag),
    code: `z.literal("${tag}").default("${tag}")`,
    valid: (random) => (random.chance(0.5) ? undefined : tag),
  }),
  (tag) => ({
    schema: z.literal(tag).nullable(),
    code: `z.literal("${tag}").nullable()`,
    valid: (random) => (random.chance(0.5) ? null : tag),
  }),
  (tag) => ({
    schema: z.literal(tag).transform((value) => value.length),
    code: `z.literal("${tag}").transform(…)`,
    valid: () => tag,
  }),
];

/** Unions told by a tag; what zod refuses to build, such as two options for one tag, is left out. */
export function taggedUnions(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  const option = fc.tuple(
    fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.nat(tagForms.length - 1)),
    fc.constantFrom("a", "b", "c", "id"),
    fields(inner),
    fc.constantFrom<"object" | "strictObject" | "looseObject">("object", "strictObject", "looseObject"),
  );
  return fc
    .array(option, { minLength: 1, maxLength: 3 })
    .filter((options) => options.filter(([form]) => form === 4).length < 2)
    .map((options) => {
      const members = options.map(([form, name, field, mode], index): ObjectSample => {
        const tag = tagForms[form]?.(["card", "cash", "bank"][index] ?? "other");
        return objectOf(
          tag
            ? [
                ["type", tag],
                [name, field],
              ]
            : [],
          mode,
        );
      });
      return {
        // zod's type wants the options' tags in their types.
        schema: z.discriminatedUnion("type", members.map(({ schema }) => schema) as never) as z.ZodType,
        code: `z.discriminatedUnion("type", [${members.map(({ code }) => code).join(", ")}])`,
        valid: (random: Random) => present(random.pick(members), random),
      };
    });
}

/** Two schemas at once, most of them objects. */
export function intersections(
  inner: fc.Arbitrary<Sample>,
  objectSamples: fc.Arbitrary<Sample>,
): fc.Arbitrary<Sample> {
  return fc
    .oneof(
      { arbitrary: fc.tuple(objectSamples, objectSamples), weight: 5 },
      fc.tuple(inner, inner),
      inner.map((sample): [Sample, Sample] => [sample, sample]),
    )
    .map(([left, right]) => ({
      schema: z.intersection(left.schema, right.schema),
      code: `z.intersection(${left.code}, ${right.code})`,
      valid: (random: Random) => both(present(left, random), present(right, random), random),
    }));
}

function both(left: Json, right: Json, random: Random): Json {
  if (isJsonObject(left) && isJsonObject(right))
    return random.chance(0.5) ? { ...left, ...right } : { ...right, ...left };
  return random.pick([left, right]);
}
