import type { AnySchema } from "../zod-types.ts";

/**
 * One zod schema as plain facts, the same for zod 3 and zod 4: all that the rules of portability and the types
 * need. Inner schemas stay schemas, so that recursive ones can be seen to be the same.
 */
export type SchemaView =
  | {
      readonly kind: "string";
      readonly coerce: Coercion;
      readonly patterns: readonly StringPattern[];
      /** The names of the formats: `email`, `url`, `regex`. */
      readonly formats: readonly string[];
    }
  | {
      readonly kind: "number";
      readonly coerce: Coercion;
      readonly divisors: readonly number[];
      readonly range: NumberRange;
    }
  | { readonly kind: "boolean" | "bigint" | "date"; readonly coerce: Coercion }
  | { readonly kind: PlainKind }
  | { readonly kind: "literal"; readonly values: readonly unknown[] }
  /** `aliased`: keys and values differ, so that the type may be a TypeScript enum's own. */
  | { readonly kind: "enum"; readonly values: readonly (string | number)[]; readonly aliased: boolean }
  | {
      readonly kind: "template";
      readonly parts: readonly (AnySchema | TemplateText)[];
      /** All of it as one regex: what zod checks. */
      readonly pattern: RegExp;
    }
  | {
      readonly kind: "object";
      readonly properties: readonly PropertyView[];
      /** What other keys are: dropped, refused, passed through unchecked, or checked by a schema. */
      readonly others: "strip" | "strict" | "loose" | AnySchema;
    }
  | { readonly kind: "array"; readonly element: AnySchema }
  | {
      readonly kind: "tuple";
      readonly items: readonly ItemView[];
      readonly rest: AnySchema | undefined;
    }
  | {
      readonly kind: "record";
      readonly key: AnySchema;
      readonly value: AnySchema;
      /** Whether keys pass that are not of the record. */
      readonly loose: boolean;
      /** Whether the keys of a finite set may be left out. */
      readonly partial: Optionality;
    }
  | { readonly kind: "map"; readonly key: AnySchema; readonly value: AnySchema }
  | { readonly kind: "set"; readonly element: AnySchema }
  | { readonly kind: "union"; readonly members: readonly AnySchema[] }
  | { readonly kind: "intersection"; readonly left: AnySchema; readonly right: AnySchema }
  /** `exact`: may be left out, but is not `undefined`. */
  | { readonly kind: "optional"; readonly inner: AnySchema; readonly exact: boolean }
  | { readonly kind: "default" | "prefault"; readonly inner: AnySchema; readonly value: () => unknown }
  | { readonly kind: WrapperKind; readonly inner: AnySchema }
  | { readonly kind: "catch"; readonly inner: AnySchema; readonly takesAnything: boolean }
  | { readonly kind: "pipe"; readonly in: AnySchema; readonly out: AnySchema; readonly codec: boolean }
  /** Code from a value that nothing has checked (`z.preprocess`) to one that `out` takes. */
  | { readonly kind: "preprocess"; readonly out: AnySchema }
  /** A schema, then code that makes another type of it (zod 3's `.transform`). */
  | { readonly kind: "effect"; readonly inner: AnySchema };

/** What a coercing schema's input type is: zod 4's is unknown, zod 3's that of its output. */
export type Coercion = false | "fromUnknown" | "fromOwnType";

export type PlainKind =
  | "any"
  | "custom"
  | "file"
  | "function"
  | "nan"
  | "never"
  | "null"
  | "promise"
  | "success"
  | "symbol"
  | "transform"
  | "undefined"
  | "unknown"
  | "unrecognized"
  | "void";

/** `checked`: zod 3's `.refine`, a schema with checks in code. `brand`: zod 3's only, zod 4 leaves no trace. */
export type WrapperKind = "brand" | "checked" | "lazy" | "nonoptional" | "nullable" | "readonly";

/** The numbers that the checks of a number leave, at the widest. */
export interface NumberRange {
  readonly integer: boolean;
  readonly least: number;
  readonly most: number;
}

export interface StringPattern {
  readonly pattern: RegExp;
  /** `regex`, or the format that the pattern is zod's own for. */
  readonly format: string;
}

/** Whether something may be absent: in the input type and in the output type. `byType`: where the type holds undefined. */
export type Optionality = { readonly input: boolean; readonly output: boolean } | "byType";

export interface PropertyView {
  readonly name: string;
  readonly schema: AnySchema;
  readonly optional: Optionality;
}

export interface ItemView {
  readonly schema: AnySchema;
  readonly optional: Optionality;
}

/** The text between the types of a template literal. */
export interface TemplateText {
  readonly text: string;
}

/** What people wrote about a schema. */
export interface SchemaNotes {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean | string | undefined;
  readonly examples: readonly unknown[] | undefined;
}

/**
 * A check that runs as code, which other languages do not know of.
 *
 * `refinement`: refuses values (`.refine`, `z.property`). `overwrite`: makes another value before the checks that
 * follow (`.trim`). `format`: computes more than a pattern can say (`z.iban`); it is named.
 */
export type CodeCheck =
  | { readonly kind: "refinement" | "overwrite" }
  | { readonly kind: "format"; readonly format: string };
