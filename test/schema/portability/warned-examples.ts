import type * as classic from "zod";
import type { warnedKinds } from "../../../schema/portability/warned-kinds.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { type Examples, recent, untyped, value } from "./example.ts";

/** Schemas of each kind that is warned of. */
export const warnedExamples: Readonly<Record<keyof typeof warnedKinds, Examples>> = {
  refinement: {
    zod4: [
      value((z) => z.string().check(z.refine((text) => text !== "no"))),
      value((z) => z.string().check(z.superRefine(() => undefined))),
      value((z) => z.string().check(z.check(() => undefined))),
      value((z) => z.array(z.string()).check(z.property("length", z.literal(2)))),
      value((z) => z.array(z.string()).check(z.properties({ length: z.literal(2) }))),
      value((z) => z.optional(z.any()).check(untyped(z.gt(1)))),
      value((z) => z.union([z.string(), z.array(z.string())]).check(z.minLength(1))),
      value((z) => z.array(z.object({ a: z.string() }).check(z.refine(Boolean))), "[]"),
    ],
    zod3: [
      value((z) => z.string().refine(Boolean)),
      value((z) => z.array(z.string().superRefine(() => undefined)), "[]"),
    ],
  },
  overwrite: {
    zod4: [
      value((z) => z.string().check(z.trim())),
      value((z) => z.string().check(z.toLowerCase())),
      value((z) => z.string().check(z.toUpperCase())),
      value((z) => z.string().check(z.normalize())),
      value((z) => z.number().check(z.overwrite((number) => number + 1))),
    ],
    zod3: [
      value((z) => z.string().trim()),
      value((z) => z.string().toLowerCase()),
      value((z) => z.string().toUpperCase()),
    ],
  },
  computedFormat: {
    zod4: [
      value((z) => z.creditCard()),
      value((z) => z.iban()),
      value((z) => z.jwt()),
      value((z) => z.stringFormat("even", (text) => text.length % 2 === 0)),
    ],
    zod3: [value((z) => z.string().jwt())],
  },
  stringbool: { zod4: [recent((z) => z.stringbool())] },
  coerced: {
    zod4: [
      value((z) => z.coerce.string()),
      value((z) => z.coerce.number()),
      value((z) => z.coerce.boolean()),
    ],
    zod3: [
      value((z) => z.coerce.string()),
      value((z) => z.coerce.number()),
      value((z) => z.coerce.boolean()),
    ],
  },
  coercedDate: { zod4: [value((z) => z.coerce.date())], zod3: [value((z) => z.coerce.date())] },
  coercedBigint: { zod4: [value((z) => z.coerce.bigint())], zod3: [value((z) => z.coerce.bigint())] },
  catch: {
    zod4: [
      value((z) => z.catch(z.number(), 1)),
      value((z) => z.catch(z.number(), () => Date.now())),
      value((z) => z.catch(z.unknown(), (context) => context.value)),
    ],
    zod3: [value((z) => z.number().catch(1))],
  },
  preprocess: {
    zod4: [
      value((z) => z.pipe(z.transform(Number), z.number())),
      value((z) => ("preprocess" in z ? preprocessed(z) : z.pipe(z.transform(String), z.string()))),
    ],
    zod3: [value((z) => z.preprocess(Number, z.number()))],
  },
  divisorFraction: {
    zod4: [value((z) => z.number().check(z.multipleOf(0.01)))],
    zod3: [value((z) => z.number().multipleOf(0.01))],
  },
  divisorRounded: {
    zod4: [value((z) => z.number().check(z.multipleOf(5))), value((z) => z.int().check(z.multipleOf(5)))],
    zod3: [value((z) => z.number().multipleOf(5))],
  },
  numberKey: {
    zod4: [value((z) => z.record(z.int(), z.string())), value((z) => z.record(z.number(), z.string()))],
  },
  pipeChecks: {
    zod4: [
      value((z) => z.pipe(z.string(), z.string().check(z.minLength(3)))),
      value((z) => z.pipe(z.pipe(z.string(), z.transform(Number)), z.number())),
      value((z) =>
        z.pipe(
          z.pipe(
            z.iso.date(),
            z.transform(() => ({ a: [1] })),
          ),
          z.object({ a: z.array(z.int()) }),
        ),
      ),
      value((z) => z.codec(z.string(), z.date(), { decode: (text) => new Date(text), encode: String })),
    ],
    zod3: [
      value((z) => z.string().pipe(z.string().min(3))),
      value((z) => z.string().transform(Number).pipe(z.number())),
      value((z) =>
        z
          .string()
          .transform((text) => text.split(","))
          .pipe(z.array(z.string()).min(1)),
      ),
    ],
  },
  looseKeys: {
    zod4: [value((z) => z.looseRecord(z.string().check(z.regex(/^x-/), z.regex(/-y$/)), z.string()))],
  },
  intersectionChanges: {
    zod4: [
      value((z) =>
        z.intersection(
          z.object({ a: z._default(z.number(), 1) }),
          z.object({ a: z._default(z.number(), 2) }),
        ),
      ),
    ],
    zod3: [
      value((z) =>
        z.intersection(z.object({ a: z.string().transform(Number) }), z.object({ a: z.string() })),
      ),
    ],
  },
  url: {
    zod4: [value((z) => z.url()), value((z) => z.httpUrl())],
    zod3: [value((z) => z.string().url())],
  },
  unknownValue: {
    zod4: [
      value((z) => z.any()),
      value((z) => z.unknown()),
      value((z) => z.object({ inner: z.readonly(z.nullable(z.unknown())) }), ".inner"),
    ],
  },
  tuple: {
    zod4: [
      value((z) => z.tuple([z.string(), z.number()])),
      value((z) => z.array(z.tuple([z.string()], z.number())), "[]"),
    ],
    zod3: [value((z) => z.tuple([z.string()]).rest(z.number()))],
  },
  patternNotPortable: {
    zod4: [
      value((z) => z.string().check(z.regex(/^[a-z]+(?=a)a$/))),
      value((z) => z.string().check(z.regex(/(?<!a)b/))),
      value((z) => z.string().check(z.regex(/^(a|b)\1$/))),
      value((z) => z.string().check(z.regex(/\bword\b/))),
      value((z) => z.string().check(z.regex(/^\p{L}+$/u))),
      value((z) => z.string().check(z.regex(/^[a-z]{1,2000}$/))),
      value((z) => z.emoji()),
    ],
    zod3: [value((z) => z.string().regex(/^[a-z]+(?=a)a$/))],
  },
  patternCounts: {
    zod4: [
      value((z) => z.string().check(z.regex(/^.{1,80}$/))),
      value((z) => z.string().check(z.regex(/^\S$/))),
      value((z) => z.string().check(z.regex(/^[^a]+.+$/))),
      value((z) => z.templateLiteral([z.string().check(z.minLength(2)), z.number()])),
    ],
    zod3: [value((z) => z.string().regex(/^.{1,80}$/))],
  },
};

/** A function that zod/mini lacks. */
function preprocessed(z: object): AnySchema {
  const { preprocess, number } = untyped<typeof classic>(z);
  return preprocess(Number, number());
}
