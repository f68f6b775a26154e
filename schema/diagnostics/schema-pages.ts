import type { DiagnosticPage } from "./page.ts";

/** The catalogue's pages on schemas: what does not survive a queue, and what other languages check otherwise. */
export const schemaPages = {
  SCHEMA_INVALID: {
    severity: "error",
    why: "Payloads and results are described by zod schemas, told by their structure.",
    fix: "Give a schema of zod 4, zod/mini or zod 3, such as `z.object({ id: z.string() })`.",
  },
  SCHEMA_UNREADABLE: {
    severity: "error",
    why: "A schema's getters and z.lazy run when it is read, and one of them throws.",
    fix: "Declare what the schema refers to in the same file or above it, and let its getters do nothing else.",
  },
  SCHEMA_MIXED: {
    severity: "error",
    why: "A converter for one major version of zod drops the schemas of the other without a word.",
    fix: "Import all schemas of a job from one version of zod.",
  },
  SCHEMA_ROOT: {
    severity: "error",
    why: "A payload is a JSON object: pg-boss takes no other value, and an object can grow.",
    fix: "Wrap it: `z.object({ value: z.string() })`, and take optional, nullable and default off the whole payload.",
  },
  SCHEMA_EMPTY: {
    severity: "error",
    why: "The schema became an empty JSON Schema, which would accept anything.",
    fix: "Describe the value with zod's own kinds, such as `z.object({ id: z.string() })`.",
  },
  SCHEMA_TEXT_UNSTORABLE: {
    severity: "error",
    why: "No queue stores a NUL, and UTF-8 has no half of a character (a lone surrogate): such a payload could never be sent, and other languages refuse a JSON Schema with it.",
    fix: "Take \\0 and \\ud800 to \\udfff out of the text; a character beyond \\uffff has both of its halves.",
  },
  SCHEMA_TOO_LARGE: {
    severity: "error",
    why: "Each part is written out wherever it is used, which makes more than 20,000 of them: too many to generate, compile and read.",
    fix: 'Give the parts that are used again and again an id, so that each is written once: `.meta({ id: "Address" })`. Or send less.',
  },
  SCHEMA_TOO_DEEP: {
    severity: "error",
    why: "The schema has no end: it makes a new schema at every level, goes down more than 100 levels, or is itself with no property or item between.",
    fix: "Let recursion come back to one schema: `const Node = z.object({ get child() { return Node.optional(); } });`",
    fixIn: {
      mini: "Let recursion come back to one schema: `const Node = z.object({ get child() { return z.optional(Node); } });`",
      zod3: "Let recursion come back to one schema: `const Node: z.ZodTypeAny = z.object({ child: z.lazy(() => Node).optional() });`",
    },
  },
  SCHEMA_CONVERSION: {
    severity: "error",
    why: "The schema has no form in JSON Schema, so producers in other languages could not know it.",
    fix: "Describe the value as it is in JSON, such as `z.string()`, and make another one of it in the handler.",
  },
  SCHEMA_DATE: {
    severity: "error",
    why: "A Date becomes a string in the queue, which z.date() refuses when it comes back.",
    fix: "Write `z.codec(z.iso.datetime(), z.date(), { decode: (text) => new Date(text), encode: (date) => date.toISOString() })`, or `z.iso.datetime()`.",
    fixIn: { zod3: "Write `z.string().datetime().pipe(z.coerce.date())`, or `z.string().datetime()`." },
  },
  SCHEMA_BIGINT: {
    severity: "error",
    why: "JSON has no bigint: JSON.stringify throws on one.",
    fix: "Write `z.codec(z.string().regex(/^-?[0-9]+$/), z.bigint(), { decode: (text) => BigInt(text), encode: (number) => number.toString() })`.",
    fixIn: {
      mini: "Write `z.codec(z.string().check(z.regex(/^-?[0-9]+$/)), z.bigint(), { decode: (text) => BigInt(text), encode: (number) => number.toString() })`.",
      zod3: "Write `z.string().regex(/^-?[0-9]+$/).pipe(z.coerce.bigint())`.",
    },
  },
  SCHEMA_MAP: {
    severity: "error",
    why: "A Map becomes {} in JSON: all that it holds is lost.",
    fix: "Write `z.record(z.string(), z.number())`, or `z.array(z.object({ key: z.string(), value: z.number() }))`.",
  },
  SCHEMA_SET: {
    severity: "error",
    why: "A Set becomes {} in JSON: all that it holds is lost.",
    fix: "Write `z.array(z.string())`.",
  },
  SCHEMA_NAN: {
    severity: "error",
    why: "NaN becomes null in JSON.",
    fix: "Write `z.null()`, or `z.nullable(z.number())`.",
  },
  SCHEMA_UNDEFINED: {
    severity: "error",
    why: "JSON has no undefined: a key with it is dropped, and in an array it becomes null.",
    fix: "Let the key be absent, `z.optional(z.string())`, or write `z.null()`. A job without a result needs no result schema.",
  },
  SCHEMA_SYMBOL: {
    severity: "error",
    why: "JSON has no symbols: a key with one is dropped.",
    fix: 'Write `z.enum(["small", "large"])` or `z.literal("small")`.',
  },
  SCHEMA_FUNCTION: {
    severity: "error",
    why: "Functions cannot travel: a key with one is dropped.",
    fix: 'Send what the function needs, such as its name, `z.enum(["resize", "crop"])`, and let the handler\'s file have the function.',
  },
  SCHEMA_CUSTOM: {
    severity: "error",
    why: "z.custom and z.instanceof check in code alone: nobody can know what JSON they take, and a class instance comes back as a plain object.",
    fix: "Describe the value, `z.object({ amount: z.int() })`, and make the instance of it with z.codec or in the handler.",
    fixIn: {
      zod3: "Describe the value, `z.object({ amount: z.number().int() })`, and make the instance in the handler.",
    },
  },
  SCHEMA_FILE: {
    severity: "error",
    why: "A File becomes {} in JSON.",
    fix: "Store the file, and send where it is: `z.object({ key: z.string() })`.",
  },
  SCHEMA_PROMISE: {
    severity: "error",
    why: "A Promise becomes {} in JSON.",
    fix: "Await it before publishing, and write the schema of its value, such as `z.string()`.",
  },
  SCHEMA_SUCCESS: {
    severity: "error",
    why: "z.success turns its value into true or false, so what was sent is lost.",
    fix: "Write the inner schema, such as `z.string()`, and check in the handler.",
  },
  SCHEMA_TRANSFORM: {
    severity: "error",
    why: "A bare z.transform takes anything, so nobody can know what to send.",
    fix: "Say what is sent first: `z.pipe(z.string(), z.transform((text) => text.length))`.",
  },
  SCHEMA_DEFAULT_UNSTABLE: {
    severity: "error",
    why: "The value is another one each time it is read, but it is written into the JSON Schema, which would change with every run.",
    fix: "Let the property be absent, `z.optional(z.string())`, and fill it in where it is published or in the handler.",
  },
  SCHEMA_ARRAY_OF_OPTIONAL: {
    severity: "error",
    why: "undefined becomes null within a JSON array, and then fails its own schema.",
    fix: "Take null for what is absent: `z.array(z.nullable(z.string()))`.",
  },
  SCHEMA_PATTERN_FLAGS: {
    severity: "error",
    why: "JSON Schema patterns have no flags. i, s, m and u are worked into the pattern, but not the flag y, not what only v knows, and not i beside \\p{…} or a backreference.",
    fix: "Write the regex without that flag: ^ at its beginning for y, [A-Za-z] in place of [a-z] for i.",
  },
  SCHEMA_PATTERN_UNICODE: {
    severity: "error",
    why: "Without the flag u a regex takes a character such as an emoji for two halves, and JSON Schema has no halves.",
    fix: "Add the flag u: `/^[😀😁]$/u`.",
  },
  SCHEMA_PROPERTY_RESERVED: {
    severity: "error",
    why: "Every JavaScript object has a member of that name, so validators disagree on whether it is there.",
    fix: "Rename the property.",
  },
  SCHEMA_ID_INVALID: {
    severity: "error",
    why: "An id is the name of a type, and of a definition in JSON Schema, so it must be good for both.",
    fix: 'Write an id of letters and digits that begins with a letter: .meta({ id: "Address" }).',
    fixIn: {
      mini: 'Write an id of letters and digits that begins with a letter: z.meta({ id: "Address" }).',
    },
  },
  SCHEMA_ID_DUPLICATE: {
    severity: "error",
    why: "An id stands for one type in all jobs, so two schemas cannot share it.",
    fix: "Declare the schema once and use it in both places, or give one of the two another id.",
  },
  SCHEMA_ID_CLASH: {
    severity: "error",
    why: "Generated types share one module, so two things cannot give types of one name.",
    fix: "Give the schema another id.",
  },
  SCHEMA_CHECK_IN_CODE: {
    severity: "warning",
    why: "refine and its like run as code: TypeScript publishers and workers apply them, other languages cannot.",
    fix: "Where a built-in check says the same, use that: `z.string().min(1)`, `z.string().regex(/^[a-z]+$/)`, `z.email()`.",
    fixIn: {
      mini: "Where a built-in check says the same, use that: `z.string().check(z.minLength(1))`, `z.string().check(z.regex(/^[a-z]+$/))`, `z.email()`.",
      zod3: "Where a built-in check says the same, use that: `z.string().min(1)`, `z.string().regex(/^[a-z]+$/)`, `z.string().email()`.",
    },
  },
  SCHEMA_OVERWRITE: {
    severity: "warning",
    why: "trim, toLowerCase and their like change the value before it is checked, which other languages do not.",
    fix: "Check what is sent, and change it afterwards: `z.string().min(1).transform((text) => text.trim())`.",
    fixIn: {
      mini: "Check what is sent, and change it afterwards: `z.pipe(z.string().check(z.minLength(1)), z.transform((text) => text.trim()))`.",
    },
  },
  SCHEMA_FORMAT_IN_CODE: {
    severity: "warning",
    why: "The format computes something, such as a checksum: other languages check its pattern alone, if it has one.",
    fix: "Nothing in JSON Schema says the same. Have producers in other languages check it themselves, or send text, `z.string()`, and check it in the handler.",
  },
  SCHEMA_STRINGBOOL: {
    severity: "warning",
    why: "z.stringbool takes a few texts that only its code knows; other languages see any string.",
    fix: 'Write `z.boolean()`, or `z.codec(z.enum(["true", "false"]), z.boolean(), { decode: (text) => text === "true", encode: (value) => (value ? "true" : "false") })`.',
  },
  SCHEMA_INPUT_WIDER: {
    severity: "warning",
    why: "z.coerce takes more values than the JSON Schema says.",
    fix: "Say exactly what is sent: `z.number()`, or `z.string().regex(/^[0-9]+$/).transform(Number)` where it is a text.",
    fixIn: {
      mini: "Say exactly what is sent, and convert it: `z.pipe(z.string().check(z.regex(/^[0-9]+$/)), z.transform(Number))`.",
    },
  },
  SCHEMA_COERCED_DATE: {
    severity: "warning",
    why: "z.coerce.date() makes a Date of more than the date-time that the JSON Schema says: null is 1970 to it.",
    fix: "Say before it what is sent, and leave its own checks within the pipe: `z.iso.datetime().pipe(z.coerce.date<string>())`.",
    fixIn: {
      mini: "Say before it what is sent, and leave its own checks within the pipe: `z.pipe(z.iso.datetime(), z.coerce.date<string>())`.",
      zod3: "Say before it what is sent, and leave its own checks within the pipe: `z.string().datetime().pipe(z.coerce.date())`.",
    },
  },
  SCHEMA_COERCED_BIGINT: {
    severity: "warning",
    why: "z.coerce.bigint() makes a bigint of more than the digits that the JSON Schema says, and its limits are not in it.",
    fix: "Say before it what is sent, and leave its own checks within the pipe: `z.string().regex(/^-?[0-9]+$/).pipe(z.coerce.bigint<string>())`.",
    fixIn: {
      mini: "Say before it what is sent, and leave its own checks within the pipe: `z.pipe(z.string().check(z.regex(/^-?[0-9]+$/)), z.coerce.bigint<string>())`.",
      zod3: "Say before it what is sent, and leave its own checks within the pipe: `z.string().regex(/^-?[0-9]+$/).pipe(z.coerce.bigint())`.",
    },
  },
  SCHEMA_CATCH: {
    severity: "warning",
    why: ".catch() takes every value, wrong ones too, which the JSON Schema does not say.",
    fix: "Take what is right and nothing else; for an absent value, `z.number().default(1)`.",
    fixIn: { mini: "Take what is right and nothing else; for an absent value, `z._default(z.number(), 1)`." },
  },
  SCHEMA_PREPROCESS: {
    severity: "warning",
    why: "z.preprocess changes the value before it is checked, so the JSON Schema can say only what it becomes.",
    fix: "Say what is sent first, and convert it: `z.string().regex(/^[0-9]+$/).transform(Number)`.",
    fixIn: {
      mini: "Say what is sent first, and convert it: `z.pipe(z.string().check(z.regex(/^[0-9]+$/)), z.transform(Number))`.",
    },
  },
  SCHEMA_DIVISOR_FRACTION: {
    severity: "warning",
    why: "Validators divide floating-point numbers in different ways.",
    fix: "Count in the smaller unit, whole cents: `z.int()`.",
    fixIn: { zod3: "Count in the smaller unit, whole cents: `z.number().int()`." },
  },
  SCHEMA_URL: {
    severity: "warning",
    why: "Validators differ on what a URL is.",
    fix: "Check its beginning and let the handler see to the rest: `z.string().regex(/^https:\\/\\/[!-~]+$/)`.",
    fixIn: {
      mini: "Check its beginning and let the handler see to the rest: `z.string().check(z.regex(/^https:\\/\\/[!-~]+$/))`.",
    },
  },
  SCHEMA_VALUE_UNKNOWN: {
    severity: "warning",
    why: "z.any() and z.unknown() take undefined, with which the key is dropped from the JSON and then missing.",
    fix: "Write `z.json()`, or let the key be absent: `z.optional(z.unknown())`.",
  },
  SCHEMA_TUPLE: {
    severity: "warning",
    why: "The drafts of JSON Schema write tuples in two ways, and code generators of other languages often get both wrong.",
    fix: "Name the places: `z.object({ latitude: z.number(), longitude: z.number() })`.",
  },
  SCHEMA_PATTERN_NOT_PORTABLE: {
    severity: "warning",
    why: "Other languages read this in another way, or refuse it: Go has neither lookaround nor backreferences and repeats nothing more than 1,000 times, and engines differ on \\b and \\p{…}.",
    fix: "Write it without: a lookahead right behind ^ is no problem, for \\b name the characters around the word, for \\p{…} a range of characters.",
  },
  SCHEMA_PATTERN_COUNTS: {
    severity: "warning",
    why: "Without the flag u a regex counts a character such as an emoji as two, which JSON Schema and other languages count as one.",
    fix: "Add the flag u, for a template literal to a regex in its place: `z.string().regex(/^.{1,80}$/u)`.",
    fixIn: {
      mini: "Add the flag u, for a template literal to a regex in its place: `z.string().check(z.regex(/^.{1,80}$/u))`.",
    },
  },
} as const satisfies Record<string, DiagnosticPage>;
