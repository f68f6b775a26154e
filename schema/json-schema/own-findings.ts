import type { SchemaNotes, SchemaView } from "../reader/schema-view.ts";
import { isSchema } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";
import { finiteKeys, readsBoolean, takesAnything, takesUndefined } from "./input-facts.ts";
import { patternProblems } from "./pattern-problems.ts";
import type { ReportedKind } from "./portability.ts";
import { propertyPlace } from "./property-place.ts";
import { stableValue } from "./stable-value.ts";
import { writesDefault } from "./writes-default.ts";

/** What is to be said of one schema, its inner ones apart. */
export interface Finding {
  readonly kind: ReportedKind;
  /** Behind the schema's own path; empty for the schema itself. */
  readonly place: string;
  readonly detail?: string | undefined;
}

/** What is to be said of a schema's checks that run as code. */
export function codeFindings({ codeChecks }: SchemaNotes): readonly Finding[] {
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
    case "object":
      return view.properties.flatMap(({ name, schema: property, optional }) => {
        // zod 3 lets the key of anything be absent.
        const required = optional !== "byType" && !optional.input;
        const unknown = required && isSchema(property) && takesAnything(property);
        const place = propertyPlace(name);
        return [...nameFindings(name), ...(unknown ? [{ kind: "unknownValue" as const, place }] : [])];
      });
    case "record":
      return isSchema(view.key) ? finiteKeys(view.key).flatMap(nameFindings) : [];
    case "array":
      return undefinedFindings(view.element, "[]");
    case "tuple":
      return [
        here("tuple"),
        ...view.items.flatMap(({ schema: item }, index) => undefinedFindings(item, `[${index}]`)),
      ];
    case "default":
    case "prefault":
      return !stableValue(view.value).stable && writesDefault(schema) ? [here("unstableDefault")] : [];
    case "catch":
      return [here("catch")];
    case "preprocess":
      return [here("preprocess")];
    case "pipe":
      return view.codec && readsBoolean(view.in, view.out) ? [here("stringbool")] : [];
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
    return view.divisors
      .filter((divisor) => !Number.isInteger(divisor))
      .map((divisor) => here("divisorFraction", String(divisor)));
  }
  const url = view.formats.includes("url") ? [here("url")] : [];
  return [...url, ...patternProblems(view.patterns).map(({ kind, detail }) => here(kind, detail))];
}

function literalFindings(value: unknown): readonly Finding[] {
  if (typeof value === "bigint") return [here("bigint", `${value}n`)];
  if (typeof value === "symbol") return [here("symbol")];
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
