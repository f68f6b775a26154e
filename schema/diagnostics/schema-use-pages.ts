import type { DiagnosticPage } from "./page.ts";

/** The catalogue's pages on how schemas are used: kinds that travel, put together so that checks would differ. */
export const schemaUsePages = {
  SCHEMA_DEFAULT_INVALID: {
    severity: "error",
    why: "The value that an absent key gets is refused by its own schema, so a payload without the key fails, although the JSON Schema takes it.",
    fix: 'Give a value that the schema takes: `z.string().min(1).prefault("a")`.',
    fixIn: {
      mini: 'Give a value that the schema takes: `z.prefault(z.string().check(z.minLength(1)), "a")`.',
      zod3: 'Give a value that the schema takes: `z.string().min(1).default("a")`.',
    },
  },
  SCHEMA_INTERSECTION_CLOSED: {
    severity: "error",
    why: "zod forgives a strict object the keys that the other side knows; of a choice between several, JSON Schema cannot say so.",
    fix: "Put the common keys into each choice: `z.union([z.strictObject({ id: z.string(), a: z.string() }), z.strictObject({ id: z.string(), b: z.string() })])`.",
  },
  SCHEMA_INTERSECTION_OPTIONAL: {
    severity: "error",
    why: "zod's compiled and its plain parser disagree on whether such a key may be absent.",
    fix: "Let the whole be absent: `z.optional(z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })))`.",
  },
  SCHEMA_PIPE_CHECKS: {
    severity: "warning",
    why: "The second schema of a pipe or a codec checks what code has made, which the JSON Schema of what is sent cannot say.",
    fix: "Check what is sent, before it is converted: `z.string().regex(/^[0-9]+$/).transform(Number)`.",
    fixIn: {
      mini: "Check what is sent, before it is converted: `z.pipe(z.string().check(z.regex(/^[0-9]+$/)), z.transform(Number))`.",
    },
  },
  SCHEMA_INTERSECTION_CHANGES: {
    severity: "warning",
    why: "zod refuses a value of which the two sides of an intersection make different ones, which the JSON Schema does not say.",
    fix: "Write one object: `z.object({ id: z.string() }).extend({ size: z.number().default(1) })`.",
    fixIn: {
      mini: "Write one object: `z.extend(z.object({ id: z.string() }), { size: z._default(z.number(), 1) })`.",
    },
  },
  SCHEMA_DIVISOR_ROUNDED: {
    severity: "warning",
    why: "zod forgives rounding when it divides: it takes 4.000000000000001 as a multiple of 1, and great numbers as multiples of any.",
    fix: "Divide whole numbers within ±1e15, in which nothing is rounded: `z.int32().multipleOf(5)`.",
    fixIn: {
      mini: "Divide whole numbers within ±1e15, in which nothing is rounded: `z.int32().check(z.multipleOf(5))`.",
      zod3: "Divide whole numbers within ±1e15, in which nothing is rounded: `z.number().int().min(0).max(1e15).multipleOf(5)`.",
    },
  },
  SCHEMA_KEY_NUMBER: {
    severity: "warning",
    why: 'The keys of JSON objects are texts: zod reads "1.0" as a whole number, and other languages do not know the limits of such a key.',
    fix: "Say what the text is: `z.record(z.string().regex(/^[0-9]+$/), z.string())`.",
    fixIn: { mini: "Say what the text is: `z.record(z.string().check(z.regex(/^[0-9]+$/)), z.string())`." },
  },
  SCHEMA_KEYS_LOOSE: {
    severity: "warning",
    why: "Of a loose record, JSON Schema can say which values are checked only by one pattern of their keys, or by a list of them.",
    fix: "Write one pattern: `z.looseRecord(z.string().regex(/^x-[a-z]+$/), z.string())`.",
    fixIn: {
      mini: "Write one pattern: `z.looseRecord(z.string().check(z.regex(/^x-[a-z]+$/)), z.string())`.",
    },
  },
} as const satisfies Record<string, DiagnosticPage>;
