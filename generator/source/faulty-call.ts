import type { ts as TypeScript } from "ts-morph";
import type { DiagnosticCode } from "../../schema/diagnostics/catalogue.ts";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { Expression, Reading } from "./expression.ts";
import { ExpressionMap } from "./expression-map.ts";
import { sameValueOf, zodCallOf } from "./zod-call-of.ts";

/**
 * The very call that a diagnostic is about, among those that describe the value at its place: the `z.date()`
 * within a union, the `.regex(…)` of a long chain. Undefined where its code tells no call.
 *
 * @param occurrence how many diagnostics of the same code at the same path came before: members of a union have
 * one path, and each its own call
 */
export function faultyCall(
  reading: Reading,
  { code, message }: Diagnostic,
  values: readonly Expression[],
  occurrence: number,
): TypeScript.Node | undefined {
  const names = callsOfCode.get(code);
  if (!names) return undefined;
  const calls = callsWithin(reading, values);
  for (const name of names) {
    const found = calls.filter((call) => call.name === name);
    // Of several, those with the argument that the message quotes.
    const quoted = found.filter((call) => call.arguments.some((text) => message.includes(text)));
    const meant = quoted.length > 0 ? quoted : found;
    const call = meant[occurrence] ?? meant[0];
    if (call) return call.node;
  }
  return undefined;
}

const defaults = ["default", "_default", "prefault"];
const divisors = ["multipleOf", "step"];
const formats = ["jwt", "creditCard", "iban", "hash", "stringFormat"];
const intersections = ["and", "intersection"];
const notes = ["meta", "register"];
const overwrites = ["trim", "toLowerCase", "toUpperCase", "normalize", "slugify", "overwrite"];
const refinements = ["refine", "superRefine", "refinement", "property", "properties", "check"];

/** The calls that a code may be about, those that are surely wrong first. */
const callsOfCode: ReadonlyMap<DiagnosticCode, readonly string[]> = new Map<
  DiagnosticCode,
  readonly string[]
>([
  ["SCHEMA_ARRAY_OF_OPTIONAL", ["optional", "nullish", ...defaults, "undefined"]],
  ["SCHEMA_BIGINT", ["bigint", "int64", "uint64", "literal"]],
  ["SCHEMA_CATCH", ["catch"]],
  ["SCHEMA_CHECK_IN_CODE", refinements],
  ["SCHEMA_COERCED_BIGINT", ["coerce.bigint"]],
  ["SCHEMA_COERCED_DATE", ["coerce.date"]],
  ["SCHEMA_CUSTOM", ["custom", "instanceof"]],
  ["SCHEMA_DATE", ["date"]],
  ["SCHEMA_DEFAULT_INVALID", defaults],
  ["SCHEMA_DEFAULT_UNSTABLE", [...defaults, "catch"]],
  ["SCHEMA_DIVISOR_FRACTION", divisors],
  ["SCHEMA_DIVISOR_ROUNDED", divisors],
  ["SCHEMA_FILE", ["file"]],
  ["SCHEMA_FORMAT_IN_CODE", formats],
  ["SCHEMA_FUNCTION", ["function"]],
  ["SCHEMA_ID_CLASH", notes],
  ["SCHEMA_ID_DUPLICATE", notes],
  ["SCHEMA_ID_INVALID", notes],
  ["SCHEMA_INTERSECTION_CHANGES", intersections],
  ["SCHEMA_INTERSECTION_CLOSED", intersections],
  ["SCHEMA_INTERSECTION_OPTIONAL", intersections],
  ["SCHEMA_INPUT_WIDER", ["coerce.string", "coerce.number", "coerce.boolean"]],
  ["SCHEMA_KEYS_LOOSE", ["looseRecord"]],
  ["SCHEMA_MAP", ["map"]],
  ["SCHEMA_NAN", ["nan"]],
  ["SCHEMA_OVERWRITE", overwrites],
  ["SCHEMA_PATTERN_FLAGS", ["regex", "stringFormat"]],
  ["SCHEMA_PATTERN_NOT_PORTABLE", ["regex", "stringFormat"]],
  ["SCHEMA_PATTERN_COUNTS", ["regex", "stringFormat"]],
  ["SCHEMA_PATTERN_UNICODE", ["regex", "stringFormat"]],
  ["SCHEMA_PIPE_CHECKS", ["pipe", "codec"]],
  ["SCHEMA_PREPROCESS", ["preprocess"]],
  ["SCHEMA_PROMISE", ["promise"]],
  ["SCHEMA_SET", ["set"]],
  ["SCHEMA_STRINGBOOL", ["stringbool"]],
  ["SCHEMA_SUCCESS", ["success"]],
  ["SCHEMA_SYMBOL", ["symbol", "literal"]],
  ["SCHEMA_TRANSFORM", ["transform"]],
  ["SCHEMA_TUPLE", ["tuple"]],
  ["SCHEMA_UNDEFINED", ["undefined", "void", "literal"]],
  ["SCHEMA_URL", ["url", "httpUrl"]],
  ["SCHEMA_VALUE_UNKNOWN", ["any", "unknown"]],
]);

interface NamedCall {
  readonly name: string;
  readonly arguments: readonly string[];
  /** A method's name, or a function's whole call. */
  readonly node: TypeScript.Node;
}

function callsWithin(reading: Reading, values: readonly Expression[]): readonly NamedCall[] {
  const { ts } = reading.graph;
  const found: NamedCall[] = [];
  const seen = new ExpressionMap<true>();
  const visit = (value: Expression): void => {
    for (const reduced of reading.reduce(value)) {
      const { node } = reduced;
      const call = zodCallOf(reading, reduced);
      if (!call || !ts.isCallExpression(node) || seen.get(reduced)) continue;
      seen.set(reduced, true);
      for (const operand of sameValueOf(reading, call)) visit(operand);
      const isMethod = call.operands.length > node.arguments.length;
      const name = ts.isPropertyAccessExpression(node.expression) && isMethod ? node.expression.name : node;
      found.push({ name: call.name, arguments: node.arguments.map((one) => one.getText()), node: name });
    }
  };
  for (const value of values) visit(value);
  return found;
}
