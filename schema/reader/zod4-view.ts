import * as core from "zod/v4/core";
import type { Zod4Schema } from "../zod-types.ts";
import type { CodeCheck, NumberRange, SchemaNotes, SchemaView, StringPattern } from "./schema-view.ts";
import { isZod3 } from "./zod3-view.ts";
import { metaOf } from "./zod4-meta.ts";
import { optionality } from "./zod4-optionality.ts";

/** Reads a zod 4 or zod/mini schema, from whichever copy of zod it comes. */
export function zod4View(schema: Zod4Schema): SchemaView {
  const typed = asZodType(schema);
  const { def } = typed._zod;
  switch (def.type) {
    case "string": {
      const facts = checks(typed);
      return {
        kind: "string",
        coerce: def.coerce === true && "fromUnknown",
        patterns: stringPatterns(facts),
        formats: facts.flatMap(({ format }) => (typeof format === "string" ? [format] : [])),
      };
    }
    case "number": {
      const facts = checks(typed);
      return {
        kind: "number",
        coerce: def.coerce === true && "fromUnknown",
        divisors: divisors(facts),
        range: facts.length === 0 ? anyNumber : numberRange(facts),
      };
    }
    case "boolean":
    case "bigint":
    case "date":
      return { kind: def.type, coerce: def.coerce === true && "fromUnknown" };
    case "literal":
      return { kind: "literal", values: def.values };
    case "enum": {
      const values = enumValues(def.entries);
      return { kind: "enum", values, aliased: values.some((value) => def.entries[value] !== value) };
    }
    case "template_literal":
      return { kind: "template", parts: def.parts.map(templatePart), pattern: templatePattern(typed) };
    case "object":
      return {
        kind: "object",
        properties: Object.entries(def.shape).map(([name, property]) => ({
          name,
          schema: property,
          optional: optionality(property),
        })),
        others: otherKeys(def.catchall),
      };
    case "array":
      return { kind: "array", element: def.element };
    case "tuple":
      return {
        kind: "tuple",
        items: def.items.map((item) => ({ schema: item, optional: optionality(item) })),
        rest: def.rest ?? undefined,
      };
    case "record":
      return {
        kind: "record",
        key: def.keyType,
        // zod takes a value schema of zod 3 for its options, and copies them.
        value: isZod3(def) ? def : def.valueType,
        loose: def.mode === "loose",
        partial: def.partial
          ? { input: true, output: true }
          : { input: optionality(def.valueType).input, output: false },
      };
    case "map":
      return { kind: "map", key: def.keyType, value: def.valueType };
    case "set":
      return { kind: "set", element: def.valueType };
    case "union":
      return { kind: "union", members: def.options };
    case "intersection":
      return { kind: "intersection", left: def.left, right: def.right };
    case "optional":
      return { kind: "optional", inner: def.innerType, exact: isExactOptional(typed) };
    case "default":
    case "prefault":
      return { kind: def.type, inner: def.innerType, value: () => def.defaultValue };
    case "nullable":
    case "nonoptional":
    case "readonly":
      return { kind: def.type, inner: def.innerType };
    case "lazy":
      // The cached one: the getter may make a new schema at each call.
      return { kind: "lazy", inner: innerOfLazy(typed) };
    case "catch":
      return { kind: "catch", inner: def.innerType, takesAnything: false };
    case "pipe":
      return "_zod" in def.in && def.in._zod.def.type === "transform"
        ? { kind: "preprocess", out: def.out }
        : { kind: "pipe", in: def.in, out: def.out, codec: typed._zod.traits.has("$ZodCodec") };
    case "any":
    case "custom":
    case "file":
    case "function":
    case "nan":
    case "never":
    case "null":
    case "promise":
    case "success":
    case "symbol":
    case "transform":
    case "undefined":
    case "unknown":
    case "void":
      return { kind: def.type };
    default:
      return { kind: "unrecognized" };
  }
}

const noNotes: SchemaNotes = {
  id: undefined,
  title: undefined,
  description: undefined,
  deprecated: undefined,
  examples: undefined,
};

/** What people wrote about a zod 4 schema. */
export function zod4Notes(schema: Zod4Schema): SchemaNotes {
  const meta = metaOf(asZodType(schema));
  if (!meta) return noNotes;
  const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
  return {
    id: text(meta.id),
    title: text(meta.title),
    description: text(meta.description),
    deprecated: typeof meta.deprecated === "boolean" ? meta.deprecated : text(meta.deprecated),
    examples: Array.isArray(meta.examples) ? meta.examples : undefined,
  };
}

/** What a zod 4 schema checks in code. */
export function zod4CodeChecks(schema: Zod4Schema): readonly CodeCheck[] {
  const typed = asZodType(schema);
  return checks(typed).flatMap((check) => codeChecks(check, typed._zod.def.type));
}

/** The schema as zod's own type: it is one by its `_zod`, whatever copy of zod made it. */
export function asZodType(schema: Zod4Schema): core.$ZodTypes {
  return schema as unknown as core.$ZodTypes;
}

type CheckFacts = core.$ZodCheckDef & { readonly format?: unknown; readonly pattern?: unknown };

/** The checks of a schema; a format such as `z.email()` is its own first one. */
function checks(schema: core.$ZodTypes): readonly CheckFacts[] {
  const { def, traits } = schema._zod;
  const added: readonly CheckFacts[] = def.checks?.map((check) => check._zod.def) ?? [];
  return "check" in def && traits.has("$ZodCheck") ? [def as CheckFacts, ...added] : added;
}

/** The checks that JSON Schema has keywords for, by the type that it has them for. */
const checksOfJsonSchema: Readonly<Partial<Record<core.$ZodTypeDef["type"], readonly string[]>>> = {
  string: ["length_equals", "max_length", "min_length", "string_format"],
  number: ["greater_than", "less_than", "multiple_of", "number_format"],
  bigint: ["bigint_format", "greater_than", "less_than", "multiple_of"],
  array: ["length_equals", "max_length", "min_length"],
  tuple: ["length_equals", "max_length", "min_length"],
  file: ["max_size", "mime_type", "min_size", "size_equals"],
};

/** Formats whose check is the format that is written, or the whole pattern, although it runs as code. */
const wholeFormats: ReadonlySet<unknown> = new Set(["url", "ipv6", "cidrv6", "base64", "base64url"]);

/** Formats that compute something, and whose pattern leaves that out. */
const computedFormats: ReadonlySet<unknown> = new Set(["credit_card", "iban", "jwt"]);

function codeChecks(
  { check, format, pattern }: CheckFacts,
  type: core.$ZodTypeDef["type"],
): readonly CodeCheck[] {
  // They only describe.
  if (check === "describe" || check === "meta") return [];
  if (check === "overwrite") return [{ kind: "overwrite" }];
  if (!checksOfJsonSchema[type]?.includes(check)) return [{ kind: "refinement" }];
  if (check !== "string_format" || wholeFormats.has(format)) return [];
  const isWhole = pattern instanceof RegExp && !computedFormats.has(format);
  return isWhole ? [] : [{ kind: "format", format: String(format) }];
}

function stringPatterns(facts: readonly CheckFacts[]): readonly StringPattern[] {
  return facts.flatMap(({ format, pattern }) =>
    pattern instanceof RegExp ? [{ pattern, format: String(format) }] : [],
  );
}

function divisors(facts: readonly CheckFacts[]): readonly number[] {
  return facts.flatMap((check) =>
    check.check === "multiple_of" && "value" in check ? [Number(check.value)] : [],
  );
}

const numberFormatRanges: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries(core.util.NUMBER_FORMAT_RANGES),
);

const anyNumber: NumberRange = { integer: false, least: -Infinity, most: Infinity };

function numberRange(facts: readonly CheckFacts[]): NumberRange {
  const formats = facts.flatMap(({ check, format }) => (check === "number_format" ? [String(format)] : []));
  const limits = (kind: "greater_than" | "less_than"): readonly number[] =>
    facts.flatMap((check) => (check.check === kind && "value" in check ? [Number(check.value)] : []));
  const ranges = formats.flatMap((format) => {
    const range = numberFormatRanges.get(format);
    return range ? [range] : [];
  });
  return {
    integer: formats.some((format) => format.includes("int")),
    least: Math.max(-Infinity, ...limits("greater_than"), ...ranges.map(([least]) => least)),
    most: Math.min(Infinity, ...limits("less_than"), ...ranges.map(([, most]) => most)),
  };
}

/** The values of an enum; the names of a numeric TypeScript enum, which maps back from its numbers, are none. */
function enumValues(entries: Readonly<Record<string, string | number>>): readonly (string | number)[] {
  return core.util.getEnumValues(entries) as readonly (string | number)[];
}

function templatePattern(schema: core.$ZodTypes): RegExp {
  return (schema as core.$ZodTemplateLiteral)._zod.pattern;
}

function templatePart(part: core.$ZodTemplateLiteralPart): Zod4Schema | { readonly text: string } {
  return typeof part === "object" && part !== null ? part : { text: part === undefined ? "" : String(part) };
}

function otherKeys(catchall: core.$ZodType | undefined): "strip" | "strict" | "loose" | Zod4Schema {
  if (!catchall) return "strip";
  if (!("_zod" in catchall)) return catchall;
  if (catchall._zod.def.type === "never") return "strict";
  return catchall._zod.def.type === "unknown" ? "loose" : catchall;
}

function isExactOptional(schema: core.$ZodTypes): boolean {
  return schema._zod.traits.has("$ZodExactOptional");
}

function innerOfLazy(schema: core.$ZodTypes): core.$ZodType {
  const lazy = schema as core.$ZodLazy;
  // zod remembers nothing of a getter that threw: called again it throws again.
  return lazy._zod.innerType ?? lazy._zod.def.getter();
}
