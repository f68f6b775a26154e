import * as fc from "fast-check";

/** What means something to TypeScript, JSON, a doc comment, a regex, a path or a terminal. */
const charged = [
  "*/",
  "/*",
  "//",
  "`",
  "${",
  "}",
  "\\",
  "\\u0041",
  '"',
  "'",
  "\n",
  "\r\n",
  "\t",
  "\u2028",
  "\u2029",
  "\u0085",
  "\u200f",
  "\u202e",
  "\ufeff",
  "\u001b[31m",
  "\u009b",
  "@deprecated",
  " @ts-ignore",
  "{@link x}",
  "*/ globalThis.escaped = true; /*",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that must not become a template
  "${globalThis.escaped = true}",
  '"; globalThis.escaped = true; "',
  "__proto__",
  "constructor",
  "</script>",
  "🦊",
  "é",
] as const;

/** What no queue can store: codegen may refuse it, wherever it means something. */
const unstorable = ["\0", "\ud800", "\udc00"] as const;

const plain = fc.string({ unit: "binary", maxLength: 8 });

/** A text that anybody may write in a manifest. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...charged) }, { weight: 1, arbitrary: plain }), {
    maxLength: 4,
  })
  .map((parts) => parts.join("").toWellFormed().replaceAll("\0", ""));

/** The same, sometimes with what no queue can store. */
export const unstorableText: fc.Arbitrary<string> = fc
  .tuple(hostileText, fc.constantFrom(...unstorable), hostileText)
  .map((parts) => parts.join(""));

/** Names that must be refused, or are at a limit. */
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  unstorableText,
  fc.constantFrom(
    ...[
      "",
      " ",
      ".",
      "..",
      "../x",
      "../../../../tmp/x",
      "/",
      "/etc/passwd",
      "\\",
      "..\\x",
      "a/b",
      "a.b",
      "a\0b",
    ],
    ...[
      "a\nb",
      "con",
      "NUL",
      "com1.ts",
      "aux",
      "then",
      "toJSON",
      "constructor",
      "__proto__",
      "hasOwnProperty",
    ],
    ...[
      "schedule",
      "$close",
      "$x",
      "onStart",
      "žluť",
      "ＡＢ",
      "K",
      "ı",
      "-a",
      "_a",
      "1a",
      "index",
      "draft-07",
    ],
    ...["client", "contract", "x".repeat(201), `..${"/..".repeat(50)}/x`],
  ),
);

/** Names that codegen takes: short, long, like its own words and each other's neighbours. */
export const soundName: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,6}$/),
  fc.constantFrom(
    "index",
    "client",
    "contract",
    "worker",
    "handlers",
    "jobs",
    "draft-07",
    "default",
    "delete",
  ),
  fc.constantFrom(
    "Payload",
    "string",
    "any",
    "Record",
    "Date",
    "manifest",
    "Handlers",
    "Hooks",
    "a-1",
    "b__",
  ),
  fc.constantFrom("x".repeat(96), `Y-${"z".repeat(90)}`),
);
