import * as fc from "fast-check";
import * as z from "zod";
import type { Json } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import { present, type Sample } from "../sample.ts";
import { propertyNames } from "../values.ts";

export function arrays(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc
    .record({ element: inner, least: fc.option(fc.nat(2)), more: fc.option(fc.integer({ min: -1, max: 3 })) })
    .map(({ element, least, more }) => {
      let schema = z.array(element.schema);
      let code = `z.array(${element.code})`;
      const low = least ?? 0;
      if (least !== null) {
        schema = schema.min(low);
        code += `.min(${low})`;
      }
      if (more !== null) {
        schema = schema.max(low + more);
        code += `.max(${low + more})`;
      }
      return {
        schema,
        code,
        valid: (random: Random) => many(element, random.between(low, low + Math.max(more ?? 2, 0)), random),
      };
    });
}

/** Tuples, closed or with a rest, whose last items may be exactly optional. */
export function tuples(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc
    .record({
      items: fc.array(inner, { maxLength: 3 }),
      tail: fc.array(inner, { maxLength: 2 }),
      rest: fc.option(inner, { nil: undefined }),
    })
    .map(({ items, tail, rest }) => {
      const schemas = [
        ...items.map(({ schema }) => schema),
        ...tail.map(({ schema }) => schema.exactOptional()),
      ];
      const codes = [...items.map(({ code }) => code), ...tail.map(({ code }) => `${code}.exactOptional()`)];
      return {
        schema: rest ? z.tuple(asItems(schemas), rest.schema) : z.tuple(asItems(schemas)),
        code: `z.tuple([${codes.join(", ")}]${rest ? `, ${rest.code}` : ""})`,
        valid: (random: Random): Json => {
          const kept = random.between(0, tail.length);
          const fixed = [...items, ...tail.slice(0, kept)].map((item) => present(item, random));
          return rest && kept === tail.length ? [...fixed, ...many(rest, random.below(3), random)] : fixed;
        },
      };
    });
}

/** `z.tuple` wants the type of a literal; the items are those of a list. */
function asItems(schemas: readonly z.ZodType[]): [z.ZodType, ...z.ZodType[]] {
  return schemas as [z.ZodType, ...z.ZodType[]];
}

function many(sample: Sample, count: number, random: Random): readonly Json[] {
  return Array.from({ length: count }, () => present(sample, random));
}

/** The keys of a record: their schema, and names that fit it. */
interface Keys {
  readonly schema: z.core.$ZodRecordKey;
  readonly code: string;
  readonly names: readonly string[];
  /** Whether all names have to be there. */
  readonly finite?: boolean;
}

const keyKinds: readonly Keys[] = [
  { schema: z.string(), code: "z.string()", names: propertyNames },
  { schema: z.string().min(2), code: "z.string().min(2)", names: ["ab", "abc", "a"] },
  { schema: z.string().regex(/^x-/), code: "z.string().regex(/^x-/)", names: ["x-1", "x-", "y"] },
  {
    schema: z.string().startsWith("a").endsWith("b"),
    code: 'z.string().startsWith("a").endsWith("b")',
    names: ["ab", "a-b", "a", "b"],
  },
  { schema: z.uuid(), code: "z.uuid()", names: ["0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b", "a"] },
  {
    schema: z.templateLiteral(["id-", z.number()]),
    code: 'z.templateLiteral(["id-", z.number()])',
    names: ["id-1", "id-1.5", "id-"],
  },
  { schema: z.enum(["a", "b"]), code: 'z.enum(["a", "b"])', names: ["a", "b"], finite: true },
  { schema: z.enum([""]), code: 'z.enum([""])', names: [""], finite: true },
  { schema: z.enum({ One: 1, A: "a" }), code: 'z.enum({ One: 1, A: "a" })', names: ["1", "a"], finite: true },
  { schema: z.literal("only"), code: 'z.literal("only")', names: ["only"], finite: true },
  { schema: z.literal(["a", 1]), code: 'z.literal(["a", 1])', names: ["a", "1"], finite: true },
  {
    schema: z.union([z.literal("a"), z.enum(["b", "c"])]),
    code: 'z.union([z.literal("a"), z.enum(["b", "c"])])',
    names: ["a", "b", "c"],
    finite: true,
  },
  {
    schema: z.union([z.literal("a"), z.string().regex(/^x-/)]),
    code: 'z.union([z.literal("a"), z.string().regex(/^x-/)])',
    names: ["a", "x-1"],
  },
  {
    schema: z.enum(["a", "b"]).exclude(["b"]),
    code: 'z.enum(["a", "b"]).exclude(["b"])',
    names: ["a"],
    finite: true,
  },
  { schema: z.string().transform((name) => `${name}!`), code: "z.string().transform(…)", names: ["a", "b"] },
];

export function records(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc
    .record({
      keys: fc.constantFrom(...keyKinds),
      value: fc.oneof(
        { arbitrary: inner, weight: 4 },
        inner.map((sample) => ({
          ...sample,
          schema: sample.schema.optional(),
          code: `${sample.code}.optional()`,
        })),
      ),
      form: fc.constantFrom("record", "record", "partialRecord", "looseRecord"),
    })
    .map(({ keys, value, form }) => ({
      schema: makeRecord(form, keys.schema, value.schema),
      code: `z.${form}(${keys.code}, ${value.code})`,
      valid: (random: Random): Json => {
        const all = keys.finite && form !== "partialRecord";
        const names = all ? keys.names : keys.names.filter(() => random.chance(2 / keys.names.length));
        return Object.fromEntries(names.map((name) => [name, present(value, random)]));
      },
    }));
}

function makeRecord(form: string, key: z.core.$ZodRecordKey, value: z.ZodType): z.ZodType {
  if (form === "partialRecord") return z.partialRecord(key, value);
  return form === "looseRecord" ? z.looseRecord(key, value) : z.record(key, value);
}
