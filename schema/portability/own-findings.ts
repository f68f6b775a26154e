import { propertyPlace } from "../property-place.ts";
import {
  finiteKeys,
  namesNumbers,
  readsBoolean,
  refuses,
  takesAnything,
  takesNumbers,
  takesUndefined,
} from "../reader/input-facts.ts";
import { recordKeys } from "../reader/record-keys.ts";
import type { CodeCheck, SchemaView, StringPattern } from "../reader/schema-view.ts";
import { stableValue } from "../reader/stable-value.ts";
import { isSchema } from "../reader/view-of.ts";
import { asZodType } from "../reader/zod4-view.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
import { intersectionKinds } from "./intersection-findings.ts";
import { dividesExactly } from "./number-facts.ts";
import { patternProblems } from "./pattern-problems.ts";
import { refusesLater } from "./pipe-findings.ts";
import type { ReportedKind } from "./portability.ts";
import { writesDefault } from "./writes-default.ts";

/** What is to be said of one schema, its inner ones apart. */
export interface Finding {
  readonly kind: ReportedKind;
  /** Behind the schema's own path; empty for the schema itself. */
  readonly place: string;
  readonly detail?: string | undefined;
}

/** What is to be said of a schema's checks that run as code. */
export function codeFindings(codeChecks: readonly CodeCheck[]): readonly Finding[] {
  return codeChecks.map((check) =>
    check.kind === "format" ? here("computedFormat", check.format) : here(check.kind),
  );
}

export function ownFindings(view: SchemaView, schema: AnySchema): readonly Finding[] {
  switch (view.kind) {
    case "boolean":
      return coercionFindings(view);
    case "string":
    case "number":
      return [...coercionFindings(view), ...checkFindings(view)];
    case "date":
      return [view.coerce ? here("coercedDate") : here("date")];
    case "bigint":
      return [view.coerce ? here("coercedBigint") : here("bigint")];
    case "literal":
      return view.values.flatMap(literalFindings);
    case "template":
      // Half a character is reported as what no queue can store.
      return view.pattern.source.isWellFormed()
        ? patternFindings([{ pattern: view.pattern, format: "template_literal" }])
        : [];
    case "object":
      return view.properties.flatMap(({ name, schema: property, optional }) => {
        // zod 3 lets the key of anything be absent.
        const required = optional !== "byType" && !optional.input;
        const unknown = required && isSchema(property) && takesAnything(property);
        const place = propertyPlace(name);
        return [...nameFindings(name), ...(unknown ? [{ kind: "unknownValue" as const, place }] : [])];
      });
    case "record":
      return isSchema(view.key) ? recordFindings(view) : [];
    case "intersection":
      return isSchema(view.left) && isSchema(view.right)
        ? intersectionKinds(view, schema).map((kind) => here(kind))
        : [];
    case "array":
      return undefinedFindings(view.element, "[]");
    case "tuple":
      return [
        here("tuple"),
        ...view.items.flatMap(({ schema: item }, index) => undefinedFindings(item, `[${index}]`)),
      ];
    case "default":
    case "prefault":
      return defaultFindings(view, schema);
    case "catch":
      return [here("catch")];
    case "preprocess":
      return [here("preprocess")];
    case "pipe":
      return [
        ...(view.codec && readsBoolean(view.in, view.out) ? [here("stringbool")] : []),
        ...(isSchema(view.in) && isSchema(view.out) && refusesLater(view) ? [here("pipeChecks")] : []),
      ];
    case "custom":
    case "file":
    case "function":
    case "map":
    case "nan":
    case "promise":
    case "set":
    case "success":
    case "symbol":
    case "transform":
    case "undefined":
    case "unrecognized":
    case "void":
      return [here(view.kind)];
    default:
      return [];
  }
}

function here(kind: ReportedKind, detail?: string): Finding {
  return { kind, place: "", detail };
}

function coercionFindings({ kind, coerce }: Extract<SchemaView, { coerce: unknown }>): readonly Finding[] {
  return coerce ? [here("coerced", `z.coerce.${kind}()`)] : [];
}

function checkFindings(view: Extract<SchemaView, { kind: "string" | "number" }>): readonly Finding[] {
  if (view.kind === "number") {
    const fractions = view.divisors.filter((divisor) => !Number.isInteger(divisor));
    if (fractions.length > 0) return fractions.map((divisor) => here("divisorFraction", String(divisor)));
    return view.divisors.length > 0 && !dividesExactly(view) ? [here("divisorRounded")] : [];
  }
  const url = view.formats.includes("url") ? [here("url")] : [];
  return [...url, ...patternFindings(view.patterns)];
}

function patternFindings(patterns: readonly StringPattern[]): readonly Finding[] {
  return patternProblems(patterns).map(({ kind, detail }) => here(kind, detail));
}

function recordFindings(view: Extract<SchemaView, { kind: "record" }>): readonly Finding[] {
  const names = finiteKeys(view.key);
  // Where not all names have to be there, zod reads them as numbers: "1.0" is 1.
  const readsNumbers =
    names.length === 0
      ? takesNumbers(view.key)
      : view.partial !== "byType" && view.partial.input && namesNumbers(view.key);
  const isOdd = view.loose && isZod4(view.key) && recordKeys(asZodType(view.key)) === undefined;
  return [
    ...names.flatMap(nameFindings),
    ...(readsNumbers ? [here("numberKey")] : []),
    ...(isOdd ? [here("looseKeys")] : []),
  ];
}

function defaultFindings(
  { kind, inner, value }: Extract<SchemaView, { kind: "default" | "prefault" }>,
  schema: AnySchema,
): readonly Finding[] {
  const given = stableValue(value);
  if (!given.stable) return writesDefault(schema) ? [here("unstableDefault")] : [];
  // zod 4 takes a default as it is; zod 3 validates it, as every version does a prefault.
  const isValidated = kind === "prefault" || !isZod4(schema);
  return isValidated && isSchema(inner) && refuses(inner, given.value) ? [here("invalidDefault")] : [];
}

function literalFindings(value: unknown): readonly Finding[] {
  if (typeof value === "bigint") return [here("bigint", `${value}n`)];
  if (typeof value === "symbol") return [here("symbol")];
  if (typeof value === "number" && !Number.isFinite(value)) return [here("nan", String(value))];
  return value === undefined ? [here("undefined")] : [];
}

function nameFindings(name: string): readonly Finding[] {
  return Object.hasOwn(Object.prototype, name)
    ? [{ kind: "reservedProperty", place: propertyPlace(name) }]
    : [];
}

function undefinedFindings(schema: AnySchema, place: string): readonly Finding[] {
  return isSchema(schema) && takesUndefined(schema) ? [{ kind: "arrayOfOptional", place }] : [];
}
