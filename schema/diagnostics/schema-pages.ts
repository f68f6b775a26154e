/** The catalogue's pages on schemas: what does not survive a queue, and what other languages check otherwise. */
export const schemaPages = {
  SCHEMA_INVALID: {
    severity: "error",
    why: "Payloads and results are described by zod schemas, told by their structure.",
    fix: "Give a schema of zod 4, zod/mini or zod 3, such as z.object({ … }).",
  },
  SCHEMA_MIXED: {
    severity: "error",
    why: "A converter for one major version of zod drops the schemas of the other without a word.",
    fix: "Import all schemas of a job from one version of zod.",
  },
  SCHEMA_ROOT: {
    severity: "error",
    why: "A payload is a JSON object: pg-boss takes no other value, and an object can grow.",
    fix: "Wrap it: z.object({ value: … }), and take .optional(), .nullable() and .default() off the whole payload.",
  },
  SCHEMA_EMPTY: {
    severity: "error",
    why: "The schema became an empty JSON Schema, which would accept anything.",
    fix: "Describe the payload with z.object({ … }).",
  },
  SCHEMA_TOO_DEEP: {
    severity: "error",
    why: "The schema makes a new schema at every level, so it has no end.",
    fix: "Let recursion come back to one schema: const Node = z.object({ get child() { return Node.optional() } }).",
  },
  SCHEMA_CONVERSION: {
    severity: "error",
    why: "The schema has no form in JSON Schema, so producers in other languages could not know it.",
    fix: "Describe the value as it is in JSON, and make another one of it with z.codec.",
  },
  SCHEMA_DATE: {
    severity: "error",
    why: "A Date becomes a string in the queue, which z.date() refuses when it comes back.",
    fix: "Write z.codec(z.iso.datetime(), z.date(), { decode: (text) => new Date(text), encode: (date) => date.toISOString() }), or z.iso.datetime().",
  },
  SCHEMA_BIGINT: {
    severity: "error",
    why: "JSON has no bigint: JSON.stringify throws on one.",
    fix: "Write z.codec(z.string().regex(/^-?[0-9]+$/), z.bigint(), { decode: (text) => BigInt(text), encode: (number) => number.toString() }).",
  },
  SCHEMA_MAP: {
    severity: "error",
    why: "A Map becomes {} in JSON: all that it holds is lost.",
    fix: "Write z.record(z.string(), …), or an array of z.object({ key: …, value: … }).",
  },
  SCHEMA_SET: {
    severity: "error",
    why: "A Set becomes {} in JSON: all that it holds is lost.",
    fix: "Write z.array(…).",
  },
  SCHEMA_NAN: {
    severity: "error",
    why: "NaN becomes null in JSON.",
    fix: "Write z.null(), or z.number().nullable().",
  },
  SCHEMA_UNDEFINED: {
    severity: "error",
    why: "JSON has no undefined: a key with it is dropped, and in an array it becomes null.",
    fix: "Let the key be absent with .optional(), or write z.null(). A job without a result needs no result schema.",
  },
  SCHEMA_SYMBOL: {
    severity: "error",
    why: "JSON has no symbols: a key with one is dropped.",
    fix: "Write z.enum([…]) or z.literal(…).",
  },
  SCHEMA_FUNCTION: {
    severity: "error",
    why: "Functions cannot travel: a key with one is dropped.",
    fix: "Send what the function needs, and let the handler's file have the function.",
  },
  SCHEMA_CUSTOM: {
    severity: "error",
    why: "z.custom and z.instanceof check in code alone: nobody can know what JSON they take, and a class instance comes back as a plain object.",
    fix: "Describe the value with z.object({ … }), and make the instance of it with z.codec.",
  },
  SCHEMA_FILE: {
    severity: "error",
    why: "A File becomes {} in JSON.",
    fix: "Store the file, and send where it is: z.object({ key: z.string() }).",
  },
  SCHEMA_PROMISE: {
    severity: "error",
    why: "A Promise becomes {} in JSON.",
    fix: "Await it before publishing, and write the schema of its value.",
  },
  SCHEMA_SUCCESS: {
    severity: "error",
    why: "z.success turns its value into true or false, so what was sent is lost.",
    fix: "Write the inner schema, and check in the handler.",
  },
  SCHEMA_TRANSFORM: {
    severity: "error",
    why: "A bare z.transform takes anything, so nobody can know what to send.",
    fix: "Say what is sent first: z.pipe(z.string(), z.transform(…)), or z.string().transform(…).",
  },
  SCHEMA_DEFAULT_UNSTABLE: {
    severity: "error",
    why: "The default is another one each time it is read, but its value is written into the JSON Schema, which would change with every run.",
    fix: "Make the property .optional(), and fill it in where it is published or in the handler.",
  },
  SCHEMA_ARRAY_OF_OPTIONAL: {
    severity: "error",
    why: "undefined becomes null within a JSON array, and then fails its own schema.",
    fix: "Write .nullable() in place of .optional() or .default() on the element.",
  },
  SCHEMA_PATTERN_FLAGS: {
    severity: "error",
    why: "JSON Schema patterns have no flags, so other languages would check another pattern.",
    fix: "Write the regex without flags: [A-Za-z] for the flag i, [^] for s.",
  },
  SCHEMA_PATTERN_UNICODE: {
    severity: "error",
    why: "JSON Schema reads patterns as Unicode regexes (flag u), and this one is none.",
    fix: "Escape only what needs it: write - for \\- outside of [ ], and { as \\{.",
  },
  SCHEMA_PROPERTY_RESERVED: {
    severity: "error",
    why: "Every JavaScript object has a member of that name, so validators disagree on whether it is there.",
    fix: "Rename the property.",
  },
  SCHEMA_CHECK_IN_CODE: {
    severity: "warning",
    why: "refine, trim and their like run as code: TypeScript publishers and workers apply them, other languages cannot.",
    fix: "Where a built-in check says the same (.min, .max, .regex, z.email …), use that.",
  },
  SCHEMA_INPUT_WIDER: {
    severity: "warning",
    why: "z.coerce, .catch and z.preprocess take more values than the JSON Schema says.",
    fix: "Say exactly what is sent, and convert it with z.codec or .transform.",
  },
  SCHEMA_DIVISOR_FRACTION: {
    severity: "warning",
    why: "Validators divide floating-point numbers in different ways.",
    fix: "Count in the smaller unit: whole cents with z.int().",
  },
  SCHEMA_URL: {
    severity: "warning",
    why: "Validators differ on what a URL is.",
    fix: "Where producers in other languages send it, narrow it with .regex(/^https:\\/\\//) as well.",
  },
  SCHEMA_VALUE_UNKNOWN: {
    severity: "warning",
    why: "z.any() and z.unknown() take undefined, with which the key is dropped from the JSON and then missing.",
    fix: "Write z.json(), or make the property .optional().",
  },
  SCHEMA_PATTERN_NOT_PORTABLE: {
    severity: "warning",
    why: "Engines of other languages differ on lookaround, backreferences, named groups, \\p and \\d, or refuse them.",
    fix: "Write [0-9] for \\d, and do without the others.",
  },
} as const;
