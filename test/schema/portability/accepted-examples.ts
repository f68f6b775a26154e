import type { acceptedKinds } from "../../../schema/portability/accepted-kinds.ts";
import { acceptedScalars } from "./accepted-scalars.ts";
import { catchall, type Examples, payload, value } from "./example.ts";

const Level = { Low: 1, High: 2 } as const;

/** Schemas of each kind that is accepted. */
export const acceptedExamples: Readonly<Record<keyof typeof acceptedKinds, Examples>> = {
  ...acceptedScalars,
  literal: {
    zod4: [value((z) => z.literal("a")), value((z) => z.literal([1, true, null]))],
    zod3: [value((z) => z.literal("a"))],
  },
  enum: {
    zod4: [
      value((z) => z.enum(["a", "b"])),
      value((z) => z.enum(Level)),
      value((z) => z.nativeEnum({ 1: "One", One: 1 })),
      value((z) => z.keyof(z.object({ a: z.string() }))),
    ],
    zod3: [value((z) => z.enum(["a", "b"])), value((z) => z.nativeEnum(Level))],
  },
  never: {
    zod4: [value((z) => z.array(z.never())), value((z) => catchall(z, z.never()))],
    zod3: [value((z) => z.array(z.never()))],
  },
  object: {
    zod4: [
      value((z) => z.object({ a: z.string() })),
      value((z) => z.strictObject({ a: z.string() })),
      value((z) => z.looseObject({ a: z.string() })),
      value((z) => catchall(z, z.string())),
    ],
    zod3: [
      value((z) => z.object({ a: z.string() }).strict()),
      value((z) => z.object({ a: z.string() }).passthrough()),
      value((z) => z.object({ a: z.string() }).catchall(z.string())),
    ],
  },
  array: { zod4: [value((z) => z.array(z.string()))], zod3: [value((z) => z.array(z.string()))] },
  record: {
    zod4: [
      payload((z) => z.record(z.string(), z.number())),
      value((z) => z.record(z.enum(["a", "b"]), z.number())),
      value((z) => z.partialRecord(z.enum(["a", "b"]), z.number())),
      value((z) => z.looseRecord(z.string().check(z.regex(/^x-/)), z.number())),
    ],
    zod3: [payload((z) => z.record(z.number())), value((z) => z.record(z.enum(["a", "b"]), z.number()))],
  },
  union: {
    zod4: [
      value((z) => z.union([z.string(), z.number()])),
      payload((z) =>
        z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("a") }),
          z.object({ kind: z.literal("b"), count: z.number() }),
        ]),
      ),
      value((z) => z.xor([z.object({ a: z.string() }), z.object({ b: z.string() })])),
    ],
    zod3: [
      value((z) => z.union([z.string(), z.number()])),
      payload((z) =>
        z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("a") }),
          z.object({ kind: z.literal("b") }),
        ]),
      ),
    ],
  },
  intersection: {
    zod4: [
      payload((z) => z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() }))),
      value((z) =>
        z.intersection(
          z.looseRecord(z.string().check(z.regex(/^a/)), z.string()),
          z.object({ b: z.number() }),
        ),
      ),
      value((z) => z.intersection(z.record(z.string(), z.string()), z.record(z.string(), z.string()))),
    ],
    zod3: [payload((z) => z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })))],
  },
  json: { zod4: [value((z) => z.json())] },
  absent: {
    zod4: [
      value((z) => z.optional(z.string())),
      value((z) => z.exactOptional(z.string())),
      value((z) => z.nullish(z.string())),
      value((z) => z.nonoptional(z.optional(z.string()))),
      value((z) => z.optional(z.unknown())),
    ],
    zod3: [value((z) => z.string().optional()), value((z) => z.any())],
  },
  nullable: {
    zod4: [value((z) => z.nullable(z.string()))],
    zod3: [value((z) => z.string().nullable()), value((z) => z.unknown().nullable())],
  },
  default: {
    zod4: [
      value((z) => z._default(z.string(), "a")),
      value((z) => z._default(z.array(z.string()), () => [])),
      value((z) => z.prefault(z.string(), "a")),
      value((z) =>
        z._default(
          z.codec(z.iso.datetime(), z.date(), {
            decode: (text) => new Date(text),
            encode: (date) => date.toISOString(),
          }),
          () => new Date(),
        ),
      ),
      value((z) =>
        z._default(
          z.codec(z.string(), z.bigint(), {
            decode: (text) => BigInt(text),
            encode: (number) => `${number}`,
          }),
          5n,
        ),
      ),
    ],
    zod3: [value((z) => z.string().default("a"))],
  },
  readonly: {
    zod4: [value((z) => z.readonly(z.array(z.string())))],
    zod3: [value((z) => z.array(z.string()).readonly())],
  },
  brand: {
    zod4: [value((z) => z.string().brand("id"))],
    zod3: [value((z) => z.string().brand("id"))],
  },
  recursion: {
    zod4: [
      payload((z) => {
        const node = z.object({
          name: z.string(),
          get children() {
            return z.array(node);
          },
        });
        return node;
      }),
      payload((z) => z.lazy(() => z.object({ a: z.string() }))),
    ],
    zod3: [payload((z) => z.lazy(() => z.object({ a: z.string() })))],
  },
  codec: {
    zod4: [
      value((z) =>
        z.codec(z.iso.datetime(), z.date(), {
          decode: (text) => new Date(text),
          encode: (date) => date.toISOString(),
        }),
      ),
      value((z) =>
        z.invertCodec(
          z.codec(z.date(), z.iso.datetime(), {
            decode: (date) => date.toISOString(),
            encode: (text) => new Date(text),
          }),
        ),
      ),
    ],
  },
  pipe: {
    zod4: [
      value((z) => z.pipe(z.string(), z.transform(Number))),
      value((z) => z.pipe(z.pipe(z.string().check(z.regex(/^[0-9]+$/)), z.transform(Number)), z.number())),
    ],
    zod3: [
      value((z) => z.string().transform(Number)),
      value((z) =>
        z
          .string()
          .regex(/^[0-9]+$/)
          .transform(Number)
          .pipe(z.number()),
      ),
    ],
  },
  annotation: {
    zod4: [
      value((z) => z.string().check(z.describe("A name."))),
      value((z) => z.string().check(z.meta({ title: "Name" }))),
    ],
    zod3: [value((z) => z.string().describe("A name."))],
  },
};
