import type { PortabilityRow } from "./portability-row.ts";

/** The kinds of schemas that travel, but that other languages check otherwise than TypeScript. */
export const warnedKinds = {
  refinement: {
    zod: ".refine(), .superRefine(), .check(), z.property(), z.properties(), and a check of another type: z.any().check(z.gt(1))",
    treatment: "warning",
    code: "SCHEMA_CHECK_IN_CODE",
    agreement: "zodStricter",
    classes: ["Check", "CheckProperty", "CheckProperties"],
  },
  overwrite: {
    zod: ".trim(), .toLowerCase(), .toUpperCase(), .normalize(), .slugify(), .overwrite()",
    treatment: "warning",
    code: "SCHEMA_OVERWRITE",
    agreement: "either",
    note: "the checks that follow see the changed value",
    classes: ["CheckOverwrite"],
  },
  computedFormat: {
    zod: "z.creditCard(), z.iban(), z.jwt(), z.stringFormat() of a function",
    treatment: "warning",
    code: "SCHEMA_FORMAT_IN_CODE",
    agreement: "zodStricter",
    note: "the pattern travels, the checksum does not",
    classes: ["CreditCard", "IBAN", "JWT"],
  },
  stringbool: {
    zod: "z.stringbool()",
    treatment: "warning",
    code: "SCHEMA_STRINGBOOL",
    agreement: "zodStricter",
    note: "travels as any string",
  },
  coerced: {
    zod: "z.coerce.string(), z.coerce.number(), z.coerce.boolean()",
    treatment: "warning",
    code: "SCHEMA_INPUT_WIDER",
    agreement: "zodWider",
  },
  // A Date knows no leap second, and takes texts and numbers of many forms.
  coercedDate: {
    zod: "z.coerce.date()",
    treatment: "warning",
    code: "SCHEMA_COERCED_DATE",
    agreement: "either",
    note: "travels as a string of the format date-time",
  },
  // The limits of a bigint are no limits of its text.
  coercedBigint: {
    zod: "z.coerce.bigint()",
    treatment: "warning",
    code: "SCHEMA_COERCED_BIGINT",
    agreement: "either",
    note: "travels as a string of digits",
  },
  catch: {
    zod: ".catch()",
    treatment: "warning",
    code: "SCHEMA_CATCH",
    agreement: "zodWider",
    classes: ["Catch"],
  },
  // Code that makes another value may make a wrong one of a right one.
  preprocess: {
    zod: "z.preprocess()",
    treatment: "warning",
    code: "SCHEMA_PREPROCESS",
    agreement: "either",
    classes: ["Preprocess"],
  },
  divisorFraction: {
    zod: ".multipleOf(0.01)",
    treatment: "warning",
    code: "SCHEMA_DIVISOR_FRACTION",
    agreement: "either",
  },
  // zod forgives what rounding did.
  divisorRounded: {
    zod: ".multipleOf(5) of z.number(), and of integers that may be beyond 1e15",
    treatment: "warning",
    code: "SCHEMA_DIVISOR_ROUNDED",
    agreement: "zodWider",
  },
  // "1.0" is a whole number to zod, and the limits of a number are none of its text.
  numberKey: {
    zod: "z.record(z.int(), …)",
    treatment: "warning",
    code: "SCHEMA_KEY_NUMBER",
    agreement: "either",
  },
  looseKeys: {
    zod: "z.looseRecord() of keys with several checks",
    treatment: "warning",
    code: "SCHEMA_KEYS_LOOSE",
    agreement: "zodStricter",
    note: "travels as any object",
  },
  pipeChecks: {
    zod: "z.pipe() and z.codec() whose second schema checks: z.string().pipe(z.string().min(3)), z.string().transform(Number).pipe(z.number())",
    treatment: "warning",
    code: "SCHEMA_PIPE_CHECKS",
    agreement: "zodStricter",
    note: "what the code itself refuses, only zod knows",
  },
  intersectionChanges: {
    zod: "z.intersection() of schemas that change one value, by .default(), .transform() or z.codec()",
    treatment: "warning",
    code: "SCHEMA_INTERSECTION_CHANGES",
    agreement: "zodStricter",
    note: "zod throws where the two make different values of it",
  },
  url: {
    zod: "z.url(), z.httpUrl()",
    treatment: "warning",
    code: "SCHEMA_URL",
    agreement: "either",
    classes: ["URL"],
  },
  // A key of undefined is lost on the way; on JSON values they agree.
  unknownValue: {
    zod: "z.any(), z.unknown() as a required property",
    treatment: "warning",
    code: "SCHEMA_VALUE_UNKNOWN",
    classes: ["Any", "Unknown"],
  },
  tuple: {
    zod: "z.tuple()",
    treatment: "warning",
    code: "SCHEMA_TUPLE",
    classes: ["Tuple"],
  },
  patternNotPortable: {
    zod: ".regex() with lookaround inside, a backreference, \\b, \\p{…}, {2,2000}; z.emoji()",
    treatment: "warning",
    code: "SCHEMA_PATTERN_NOT_PORTABLE",
    note: "all else of a regex is rewritten for every language: flags, \\d, named groups, lookahead behind ^",
    classes: ["Emoji"],
  },
  patternCounts: {
    zod: ".regex(/^.{1,80}$/) without the flag u, and a z.templateLiteral() of texts with a length",
    treatment: "warning",
    code: "SCHEMA_PATTERN_COUNTS",
    agreement: "either",
  },
} as const satisfies Record<string, PortabilityRow>;
