import * as fc from "fast-check";
import * as z from "zod";
import { hostileText, soundName } from "./texts.ts";

/** A schema as plain JSON: what a zod schema is made of, and what its types and its JSON Schema must say. */
export type SchemaModel =
  | { readonly kind: "string" | "number" | "boolean" }
  | { readonly kind: "literal"; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  /** A regex that takes one text. */
  | { readonly kind: "pattern"; readonly text: string }
  /** Texts around a string. */
  | { readonly kind: "template"; readonly before: string; readonly after: string }
  | { readonly kind: "object"; readonly properties: readonly PropertyModel[] }
  | { readonly kind: "array" | "record"; readonly element: SchemaModel }
  | { readonly kind: "union"; readonly members: readonly SchemaModel[] }
  /** A part with an id, which others may refer to. */
  | { readonly kind: "shared"; readonly id: string; readonly inner: SchemaModel };

export interface PropertyModel extends Notes {
  readonly name: string;
  readonly schema: SchemaModel;
  readonly optional: boolean;
  /** A default of a property that is a string. */
  readonly default?: string;
}

export interface Notes {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean | string;
  readonly examples?: readonly string[];
}

/** The schema that a model describes. */
export function schemaOf(model: SchemaModel): z.ZodType {
  switch (model.kind) {
    case "string":
      return z.string();
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "literal":
      return z.literal([...model.values]);
    case "enum":
      return z.enum([...model.values]);
    case "pattern":
      return z.string().regex(new RegExp(`^${escapedForRegex(model.text)}$`));
    case "template":
      return z.templateLiteral([model.before, z.string(), model.after]);
    case "object":
      // As entries, so that `__proto__` is a property like any other.
      return z.object(
        Object.fromEntries(model.properties.map((property) => [property.name, propertyOf(property)])),
      );
    case "array":
      return z.array(schemaOf(model.element));
    case "record":
      return z.record(z.string(), schemaOf(model.element));
    case "union":
      return z.union(model.members.map(schemaOf));
    case "shared":
      return schemaOf(model.inner).meta({ id: model.id });
  }
}

function propertyOf({
  schema,
  optional,
  default: preset,
  title,
  description,
  deprecated,
  examples,
}: PropertyModel) {
  const base = schemaOf(schema);
  const whole = preset === undefined ? (optional ? base.optional() : base) : z.string().default(preset);
  const notes = Object.entries({ title, description, deprecated, examples }).filter(
    ([, note]) => note !== undefined,
  );
  return notes.length > 0 ? whole.meta(Object.fromEntries(notes)) : whole;
}

function escapedForRegex(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A value that a schema takes, with every property. */
export function sampleOf(model: SchemaModel): unknown {
  switch (model.kind) {
    case "string":
      return "text";
    case "number":
      return 1.5;
    case "boolean":
      return true;
    case "literal":
    case "enum":
      return model.values[0];
    case "pattern":
      return model.text;
    case "template":
      return `${model.before}text${model.after}`;
    case "object":
      return Object.fromEntries(
        model.properties.map(({ name, schema, default: preset }) => [name, preset ?? sampleOf(schema)]),
      );
    case "array":
      return [sampleOf(model.element)];
    case "record":
      return { key: sampleOf(model.element) };
    case "union":
      return model.members[0] && sampleOf(model.members[0]);
    case "shared":
      return sampleOf(model.inner);
  }
}

/** The same schema without what only people read. */
export function withoutSchemaNotes(model: SchemaModel): SchemaModel {
  switch (model.kind) {
    case "object":
      return {
        kind: "object",
        properties: model.properties.map(({ name, schema, optional, default: preset }) => ({
          name,
          schema: withoutSchemaNotes(schema),
          optional,
          ...(preset === undefined ? {} : { default: preset }),
        })),
      };
    case "array":
    case "record":
      return { kind: model.kind, element: withoutSchemaNotes(model.element) };
    case "union":
      return { kind: "union", members: model.members.map(withoutSchemaNotes) };
    case "shared":
      return { ...model, inner: withoutSchemaNotes(model.inner) };
    default:
      return model;
  }
}

const literalValue = fc.oneof(
  hostileText,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
);

const leaf = fc.oneof<fc.Arbitrary<SchemaModel>[]>(
  fc.constantFrom<SchemaModel>({ kind: "string" }, { kind: "number" }, { kind: "boolean" }),
  fc.uniqueArray(literalValue, { minLength: 1, maxLength: 3 }).map((values) => ({ kind: "literal", values })),
  fc.uniqueArray(hostileText, { minLength: 1, maxLength: 3 }).map((values) => ({ kind: "enum", values })),
  hostileText.map((text) => ({ kind: "pattern", text })),
  fc.record({ kind: fc.constant("template" as const), before: hostileText, after: hostileText }),
);

const notes = fc.record(
  {
    title: hostileText,
    description: hostileText,
    deprecated: fc.oneof(fc.boolean(), hostileText),
    examples: fc.array(hostileText, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const propertyNameModel = fc.oneof(hostileText, soundName);

const { schema, object } = fc.letrec<{ schema: SchemaModel; object: SchemaModel }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: "hostile" },
    leaf,
    tie("object"),
    fc.record({ kind: fc.constantFrom("array" as const, "record" as const), element: tie("schema") }),
    fc.record({
      kind: fc.constant("union" as const),
      members: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
    }),
  ),
  object: fc.record({
    kind: fc.constant("object" as const),
    properties: fc.uniqueArray(
      fc
        .tuple(
          fc.record({ name: propertyNameModel, schema: tie("schema"), optional: fc.boolean() }),
          notes,
          fc.option(hostileText, { nil: undefined }),
        )
        .map(([property, about, preset]) => ({
          ...property,
          ...about,
          ...(preset === undefined || property.schema.kind !== "string" ? {} : { default: preset }),
        })),
      { maxLength: 4, selector: ({ name }) => name },
    ),
  }),
}));

/** Payloads: objects of every kind of schema that carries text. */
export const objectModel: fc.Arbitrary<SchemaModel> = object;

/** Results: any of them. */
export const anyModel: fc.Arbitrary<SchemaModel> = schema;
