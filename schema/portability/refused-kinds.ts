import type { PortabilityRow } from "./portability-row.ts";

/** The kinds of schemas whose values do not survive a queue, or that nobody else could check. */
export const refusedKinds = {
  date: { zod: "z.date()", treatment: "error", code: "SCHEMA_DATE", classes: ["Date"] },
  bigint: {
    zod: "z.bigint(), z.int64(), z.uint64(), z.literal(5n)",
    treatment: "error",
    code: "SCHEMA_BIGINT",
    classes: ["BigInt", "BigIntFormat", "CheckBigIntFormat"],
  },
  map: { zod: "z.map()", treatment: "error", code: "SCHEMA_MAP", classes: ["Map"] },
  set: { zod: "z.set()", treatment: "error", code: "SCHEMA_SET", classes: ["Set"] },
  nan: { zod: "z.nan()", treatment: "error", code: "SCHEMA_NAN", classes: ["NaN"] },
  undefined: {
    zod: "z.undefined(), z.literal(undefined)",
    treatment: "error",
    code: "SCHEMA_UNDEFINED",
    classes: ["Undefined"],
  },
  void: { zod: "z.void()", treatment: "error", code: "SCHEMA_UNDEFINED", classes: ["Void"] },
  symbol: { zod: "z.symbol()", treatment: "error", code: "SCHEMA_SYMBOL", classes: ["Symbol"] },
  function: { zod: "z.function()", treatment: "error", code: "SCHEMA_FUNCTION", classes: ["Function"] },
  custom: {
    zod: "z.custom(), z.instanceof()",
    treatment: "error",
    code: "SCHEMA_CUSTOM",
    classes: ["Custom", "InstanceOf"],
  },
  file: {
    zod: "z.file(), with minSize, maxSize, size, mime",
    treatment: "error",
    code: "SCHEMA_FILE",
    classes: ["File", "CheckMimeType", "CheckMinSize", "CheckMaxSize", "CheckSizeEquals"],
  },
  promise: { zod: "z.promise()", treatment: "error", code: "SCHEMA_PROMISE", classes: ["Promise"] },
  success: { zod: "z.success()", treatment: "error", code: "SCHEMA_SUCCESS", classes: ["Success"] },
  transform: {
    zod: "z.transform() by itself",
    treatment: "error",
    code: "SCHEMA_TRANSFORM",
    classes: ["Transform"],
  },
  unrecognized: {
    zod: "a kind that this version does not know",
    treatment: "error",
    code: "SCHEMA_CONVERSION",
  },
  unstableDefault: {
    zod: ".default(() => Date.now()), and such a .prefault()",
    treatment: "error",
    code: "SCHEMA_DEFAULT_UNSTABLE",
  },
  invalidDefault: {
    zod: ".prefault() with a value that the schema refuses; in zod 3 .default() as well",
    treatment: "error",
    code: "SCHEMA_DEFAULT_INVALID",
  },
  intersectionOptional: {
    zod: "z.intersection() of schemas that may each be absent",
    treatment: "error",
    code: "SCHEMA_INTERSECTION_OPTIONAL",
  },
  intersectionClosed: {
    zod: "z.intersection() with a choice between strict objects",
    treatment: "error",
    code: "SCHEMA_INTERSECTION_CLOSED",
  },
  arrayOfOptional: {
    zod: "z.array(z.string().optional()), z.tuple([z.string().optional()])",
    treatment: "error",
    code: "SCHEMA_ARRAY_OF_OPTIONAL",
  },
  patternFlags: { zod: ".regex(/…/y)", treatment: "error", code: "SCHEMA_PATTERN_FLAGS" },
  patternNotUnicode: {
    zod: ".regex(/[😀😁]/) without the flag u",
    treatment: "error",
    code: "SCHEMA_PATTERN_UNICODE",
  },
  rootNotObject: { zod: "a payload that is no object", treatment: "error", code: "SCHEMA_ROOT" },
  reservedProperty: {
    zod: "z.object({ constructor: … })",
    treatment: "error",
    code: "SCHEMA_PROPERTY_RESERVED",
  },
  unreadable: {
    zod: "a getter or a z.lazy() that throws",
    treatment: "error",
    code: "SCHEMA_UNREADABLE",
  },
  unstorableText: {
    zod: "a literal, a property or another text with \\0 or half a character",
    treatment: "error",
    code: "SCHEMA_TEXT_UNSTORABLE",
  },
  notASchema: { zod: "anything but a zod schema", treatment: "error", code: "SCHEMA_INVALID" },
  endless: {
    zod: "a getter that makes a new schema at each level; more than 100 levels; z.lazy() of itself",
    treatment: "error",
    code: "SCHEMA_TOO_DEEP",
  },
  tooLarge: {
    zod: "more than 20,000 parts, each counted wherever it is used",
    treatment: "error",
    code: "SCHEMA_TOO_LARGE",
  },
  mixed: { zod: "zod 3 within zod 4, or the reverse", treatment: "error", code: "SCHEMA_MIXED" },
} as const satisfies Record<string, PortabilityRow>;
