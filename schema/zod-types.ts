/**
 * What the toolkit takes as a schema, told by structure: a zod 4 or zod/mini schema carries `_zod`, a zod 3
 * schema carries `_input` and `_output`. Never by class, since two copies of zod may be installed.
 */
export type AnySchema = Zod4Schema | Zod3Schema;

export interface Zod4Schema {
  readonly _zod: {
    readonly input: unknown;
    readonly output: unknown;
    readonly def: { readonly type: string };
  };
}

export interface Zod3Schema {
  readonly _input: unknown;
  readonly _output: unknown;
  readonly _def: object;
}

/** What a publisher sends: the schema's input side. */
export type InputOf<S> = S extends { readonly _zod: { readonly input: infer I } }
  ? I
  : S extends { readonly _input: infer I }
    ? I
    : never;

/**
 * What a handler sees: the schema's output side. `unknown` of `never`, which is what is found where the manifest's
 * type does not know the names of its jobs: then nothing is known, and everything must be checked.
 */
export type OutputOf<S> = [S] extends [never]
  ? unknown
  : S extends { readonly _zod: { readonly output: infer O } }
    ? O
    : S extends { readonly _output: infer O }
      ? O
      : never;

/**
 * A part of a type by its path, as in `PartOf<Order, ["items", number, "price"]>`, through whatever may be null or
 * absent; `unknown` where an annotation hides it.
 */
export type PartOf<T, Path extends readonly unknown[]> = Path extends readonly [infer Key, ...infer Rest]
  ? PartOf<ValueAt<NonNullable<T>, Key>, Rest>
  : T;

/** The value of a property that may be absent is what it is where it is not. */
type ValueAt<T, Key> = Key extends keyof T
  ? Key extends string
    ? string extends Key
      ? T[Key]
      : Required<T>[Key]
    : T[Key]
  : unknown;

export function isZod4(schema: AnySchema): schema is Zod4Schema {
  return "_zod" in schema;
}
