import type { DiagnosticCode } from "../diagnostics/catalogue.ts";

/** How one kind of schema fares on its way through a queue; the catalogue has the reason and the fix. */
export interface PortabilityRow {
  /** As it is written in zod. */
  readonly zod: string;
  readonly treatment: "accepted" | "warning" | "error";
  /** What is reported, where something is. */
  readonly code?: DiagnosticCode;
  /**
   * On which JSON values zod and the JSON Schema may differ: `zodStricter`, zod refuses some that the JSON Schema
   * takes; `zodWider`, the reverse; `either`, both. Left out: they agree on every JSON value.
   */
  readonly agreement?: "zodStricter" | "zodWider" | "either";
  /** Where zod 3 has not what the catalogue's fix is written with. */
  readonly fixForZod3?: string;
  /** What to know of an accepted one. */
  readonly note?: string;
}

/** Every kind of schema and how it is treated: what the documentation prints. */
export const portability = {
  date: {
    zod: "z.date()",
    treatment: "error",
    code: "SCHEMA_DATE",
    fixForZod3: "Write z.string().datetime(), and make the Date in the handler.",
  },
  coercedDate: {
    zod: "z.coerce.date()",
    treatment: "warning",
    code: "SCHEMA_INPUT_WIDER",
    // A Date knows no leap second, and takes texts and numbers of many forms.
    agreement: "either",
    note: "string, date-time",
  },
  coercedBigint: {
    zod: "z.coerce.bigint()",
    treatment: "warning",
    code: "SCHEMA_INPUT_WIDER",
    // Its limits are no text's; numbers and the empty text become one as well.
    agreement: "either",
    note: "string of digits",
  },
  bigint: {
    zod: "z.bigint(), z.int64(), z.uint64(), z.literal(5n)",
    treatment: "error",
    code: "SCHEMA_BIGINT",
    fixForZod3: "Write z.string().regex(/^-?[0-9]+$/), and make the bigint in the handler.",
  },
  map: { zod: "z.map()", treatment: "error", code: "SCHEMA_MAP" },
  set: { zod: "z.set()", treatment: "error", code: "SCHEMA_SET" },
  nan: { zod: "z.nan()", treatment: "error", code: "SCHEMA_NAN" },
  undefined: { zod: "z.undefined(), z.literal(undefined)", treatment: "error", code: "SCHEMA_UNDEFINED" },
  void: { zod: "z.void()", treatment: "error", code: "SCHEMA_UNDEFINED" },
  symbol: { zod: "z.symbol()", treatment: "error", code: "SCHEMA_SYMBOL" },
  function: { zod: "z.function()", treatment: "error", code: "SCHEMA_FUNCTION" },
  custom: {
    zod: "z.custom(), z.instanceof()",
    treatment: "error",
    code: "SCHEMA_CUSTOM",
    fixForZod3: "Describe the value with z.object({ … }), and make the instance in the handler.",
  },
  file: { zod: "z.file()", treatment: "error", code: "SCHEMA_FILE" },
  promise: { zod: "z.promise()", treatment: "error", code: "SCHEMA_PROMISE" },
  success: { zod: "z.success()", treatment: "error", code: "SCHEMA_SUCCESS" },
  transform: { zod: "z.transform() by itself", treatment: "error", code: "SCHEMA_TRANSFORM" },
  unrecognized: {
    zod: "a kind that this version does not know",
    treatment: "error",
    code: "SCHEMA_CONVERSION",
  },
  unstableDefault: { zod: ".default(() => Date.now())", treatment: "error", code: "SCHEMA_DEFAULT_UNSTABLE" },
  arrayOfOptional: {
    zod: "z.array(z.string().optional())",
    treatment: "error",
    code: "SCHEMA_ARRAY_OF_OPTIONAL",
  },
  patternFlags: { zod: ".regex(/…/i)", treatment: "error", code: "SCHEMA_PATTERN_FLAGS" },
  patternNotUnicode: { zod: ".regex(/\\-/)", treatment: "error", code: "SCHEMA_PATTERN_UNICODE" },
  rootNotObject: { zod: "a payload that is no object", treatment: "error", code: "SCHEMA_ROOT" },
  reservedProperty: {
    zod: "z.object({ constructor: … })",
    treatment: "error",
    code: "SCHEMA_PROPERTY_RESERVED",
  },
  notASchema: { zod: "anything but a zod schema", treatment: "error", code: "SCHEMA_INVALID" },
  endless: {
    zod: "a getter that makes a new schema at each level",
    treatment: "error",
    code: "SCHEMA_TOO_DEEP",
  },
  mixed: { zod: "zod 3 within zod 4, or the reverse", treatment: "error", code: "SCHEMA_MIXED" },
  checkInCode: {
    zod: ".refine(), .trim(), z.jwt(), z.stringbool()",
    treatment: "warning",
    code: "SCHEMA_CHECK_IN_CODE",
    // .trim().max(3) takes longer texts than its JSON Schema.
    agreement: "either",
  },
  inputWider: {
    zod: "z.coerce.number(), .string() and .boolean(), .catch()",
    treatment: "warning",
    code: "SCHEMA_INPUT_WIDER",
    agreement: "zodWider",
  },
  preprocess: {
    zod: "z.preprocess()",
    treatment: "warning",
    code: "SCHEMA_INPUT_WIDER",
    agreement: "either",
  },
  divisorFraction: {
    zod: ".multipleOf(0.01)",
    treatment: "warning",
    code: "SCHEMA_DIVISOR_FRACTION",
    agreement: "either",
  },
  url: { zod: "z.url(), z.httpUrl()", treatment: "warning", code: "SCHEMA_URL", agreement: "either" },
  unknownValue: {
    zod: "z.any() or z.unknown() as a property",
    treatment: "warning",
    code: "SCHEMA_VALUE_UNKNOWN",
  },
  patternNotPortable: {
    zod: ".regex(/\\d(?=x)/)",
    treatment: "warning",
    code: "SCHEMA_PATTERN_NOT_PORTABLE",
  },
  codec: {
    zod: "z.codec(z.iso.datetime(), z.date(), …)",
    treatment: "accepted",
    note: "the recommended time type",
  },
  pipe: {
    zod: ".transform(), .pipe()",
    treatment: "accepted",
    note: "the input side travels; Parsed differs from Payload",
  },
  tuple: {
    zod: "z.tuple()",
    treatment: "accepted",
    note: "generators for other languages often get tuples wrong",
  },
  format: { zod: "z.email(), z.uuid(), z.ipv4(), z.iso.datetime() …", treatment: "accepted" },
  patternFormat: {
    zod: "z.ulid(), z.nanoid(), z.cidrv4(), z.base64() …",
    treatment: "accepted",
    note: "the pattern stays; the format is no standard's",
  },
  length: {
    zod: ".min(), .max(), .length()",
    treatment: "accepted",
    agreement: "either",
    note: "zod counts UTF-16 units, JSON Schema characters",
  },
  brand: { zod: ".brand()", treatment: "accepted", note: "zod 4 leaves no trace of it, so Parsed has none" },
  structure: {
    zod: "object, array, record, union, discriminatedUnion, xor, intersection, enum, literal, nullable, optional, exactOptional, default, prefault, readonly, lazy, recursive getters, template literals, json()",
    treatment: "accepted",
  },
} as const satisfies Record<string, PortabilityRow>;

export type PortabilityKind = keyof typeof portability;
