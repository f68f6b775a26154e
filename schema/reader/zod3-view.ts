import type * as zod3 from "zod/v3";
import type { AnySchema, Zod3Schema } from "../zod-types.ts";
import type {
  CodeCheck,
  NumberRange,
  Optionality,
  SchemaNotes,
  SchemaView,
  StringPattern,
} from "./schema-view.ts";

/** Whether a value is a zod 3 schema, from whichever copy of zod. */
export function isZod3(value: object): value is Zod3Schema {
  return (
    !("_zod" in value) &&
    "_def" in value &&
    typeof value._def === "object" &&
    value._def !== null &&
    "typeName" in value._def &&
    typeof value._def.typeName === "string"
  );
}

/** Reads a zod 3 schema, of `zod/v3` or of zod 3.25. */
export function zod3View(schema: Zod3Schema): SchemaView {
  const def = definition(schema);
  switch (def.typeName) {
    case "ZodString":
      return {
        kind: "string",
        coerce: coercion(def),
        patterns: stringPatterns(def),
        formats: def.checks.map(({ kind }) => kind),
      };
    case "ZodNumber":
      return { kind: "number", coerce: coercion(def), divisors: divisors(def), range: numberRange(def) };
    case "ZodBoolean":
      return { kind: "boolean", coerce: coercion(def) };
    case "ZodBigInt":
      return { kind: "bigint", coerce: coercion(def) };
    case "ZodDate":
      return { kind: "date", coerce: coercion(def) };
    case "ZodLiteral":
      return { kind: "literal", values: [def.value] };
    case "ZodEnum":
      return { kind: "enum", values: def.values, aliased: false };
    case "ZodNativeEnum":
      return { kind: "enum", values: nativeEnumValues(def.values), aliased: true };
    case "ZodObject":
      return {
        kind: "object",
        properties: Object.entries<AnySchema>(def.shape()).map(([name, property]) => ({
          name,
          schema: property,
          optional: "byType",
        })),
        others: otherKeys(def),
      };
    case "ZodArray":
      return { kind: "array", element: def.type };
    case "ZodTuple":
      return {
        kind: "tuple",
        items: def.items.map((item: AnySchema) => ({ schema: item, optional: required })),
        rest: def.rest ?? undefined,
      };
    case "ZodRecord":
      return {
        kind: "record",
        key: def.keyType,
        value: def.valueType,
        loose: false,
        partial: isFiniteKey(def.keyType) ? { input: true, output: true } : required,
      };
    case "ZodMap":
      return { kind: "map", key: def.keyType, value: def.valueType };
    case "ZodSet":
      return { kind: "set", element: def.valueType };
    case "ZodUnion":
      return { kind: "union", members: def.options };
    case "ZodDiscriminatedUnion":
      // zod before 3.22 keeps the options in a Map.
      return { kind: "union", members: [...def.options.values()] };
    case "ZodIntersection":
      return { kind: "intersection", left: def.left, right: def.right };
    case "ZodOptional":
      return { kind: "optional", inner: def.innerType, exact: false };
    case "ZodNullable":
      return { kind: "nullable", inner: def.innerType };
    case "ZodDefault":
      return { kind: "default", inner: def.innerType, value: def.defaultValue };
    case "ZodCatch":
      return { kind: "catch", inner: def.innerType, takesAnything: true };
    case "ZodReadonly":
      return { kind: "readonly", inner: def.innerType };
    case "ZodBranded":
      return { kind: "brand", inner: def.type };
    case "ZodLazy":
      return { kind: "lazy", inner: def.getter() };
    case "ZodPipeline":
      return { kind: "pipe", in: def.in, out: def.out, codec: false };
    case "ZodEffects":
      return effectView(def);
    case "ZodAny":
      return { kind: "any" };
    case "ZodUnknown":
      return { kind: "unknown" };
    case "ZodNever":
      return { kind: "never" };
    case "ZodNull":
      return { kind: "null" };
    case "ZodUndefined":
      return { kind: "undefined" };
    case "ZodVoid":
      return { kind: "void" };
    case "ZodNaN":
      return { kind: "nan" };
    case "ZodSymbol":
      return { kind: "symbol" };
    case "ZodFunction":
      return { kind: "function" };
    case "ZodPromise":
      return { kind: "promise" };
    default:
      return { kind: "unrecognized" };
  }
}

/** What people wrote about a zod 3 schema. */
export function zod3Notes(schema: Zod3Schema): SchemaNotes {
  const { description } = definition(schema);
  return { id: undefined, title: undefined, description, deprecated: undefined, examples: undefined };
}

/** What a zod 3 schema checks in code. */
export function zod3CodeChecks(schema: Zod3Schema): readonly CodeCheck[] {
  const def = definition(schema);
  if (def.typeName === "ZodEffects") return def.effect.type === "refinement" ? [{ kind: "refinement" }] : [];
  if (def.typeName !== "ZodString") return [];
  return def.checks.flatMap(({ kind }): readonly CodeCheck[] => {
    if (overwrites.has(kind)) return [{ kind: "overwrite" }];
    return kind === "jwt" ? [{ kind: "format", format: kind }] : [];
  });
}

const required: Optionality = { input: false, output: false };

const overwrites: ReadonlySet<string> = new Set(["trim", "toLowerCase", "toUpperCase"]);

type Definition = zod3.ZodFirstPartySchemaTypes["_def"];
type DefinitionOf<Name extends string> = Extract<Definition, { readonly typeName: Name }>;

/** The definition as zod 3's own types: `typeName`, which `isZod3` looks for, tells them apart. */
function definition(schema: Zod3Schema): Definition {
  return schema._def as Definition;
}

function coercion(def: { readonly coerce?: boolean }): "fromOwnType" | false {
  return def.coerce === true && "fromOwnType";
}

/** The one pattern of zod 3's own that is not portable. */
const emoji = /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u;

function stringPatterns(def: DefinitionOf<"ZodString">): readonly StringPattern[] {
  return def.checks.flatMap((check) => {
    if (check.kind === "regex") return [{ pattern: check.regex, format: "regex" }];
    return check.kind === "emoji" ? [{ pattern: emoji, format: "emoji" }] : [];
  });
}

function divisors(def: DefinitionOf<"ZodNumber">): readonly number[] {
  return def.checks.flatMap((check) => (check.kind === "multipleOf" ? [check.value] : []));
}

function numberRange({ checks }: DefinitionOf<"ZodNumber">): NumberRange {
  const limits = (kind: "min" | "max"): readonly number[] =>
    checks.flatMap((check) => (check.kind === kind ? [check.value] : []));
  return {
    integer: checks.some(({ kind }) => kind === "int"),
    least: Math.max(-Infinity, ...limits("min")),
    most: Math.min(Infinity, ...limits("max")),
  };
}

/** A numeric enum maps its numbers back to their names, which are no values of it. */
function nativeEnumValues(entries: zod3.EnumLike): readonly (string | number)[] {
  return Object.keys(entries)
    .filter((key) => typeof entries[entries[key] ?? key] !== "number")
    .flatMap((key) => entries[key] ?? []);
}

function otherKeys(def: DefinitionOf<"ZodObject">): "strip" | "strict" | "loose" | AnySchema {
  if (definition(def.catchall).typeName !== "ZodNever") return def.catchall;
  return def.unknownKeys === "passthrough" ? "loose" : def.unknownKeys;
}

function isFiniteKey(key: Zod3Schema): boolean {
  return ["ZodEnum", "ZodNativeEnum", "ZodLiteral", "ZodUnion"].includes(definition(key).typeName);
}

function effectView({ effect, schema }: DefinitionOf<"ZodEffects">): SchemaView {
  if (effect.type === "preprocess") return { kind: "preprocess", out: schema };
  if (effect.type === "transform") return { kind: "effect", inner: schema };
  // `z.custom` and `z.instanceof` of zod 3 are `z.any()` with a refinement.
  return definition(schema).typeName === "ZodAny" ? { kind: "custom" } : { kind: "checked", inner: schema };
}
