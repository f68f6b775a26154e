/**
 * A TypeScript type as plain data: what the walker over a zod schema finds and a template prints. It lives in
 * the contract, so that a template never needs the schema itself.
 */
export type TypeNode =
  | { readonly kind: "keyword"; readonly name: TypeKeyword }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** Text between backquotes: literal texts and the types between them, in turn. */
  | { readonly kind: "template"; readonly parts: readonly (string | TypeNode)[] }
  | { readonly kind: "array"; readonly element: TypeNode; readonly readonly?: true }
  | {
      readonly kind: "tuple";
      readonly items: readonly { readonly type: TypeNode; readonly optional?: true }[];
      readonly rest?: TypeNode;
      readonly readonly?: true;
    }
  | { readonly kind: "object"; readonly properties: readonly PropertyNode[]; readonly index?: TypeNode }
  | { readonly kind: "record"; readonly key: TypeNode; readonly value: TypeNode; readonly partial?: true }
  | { readonly kind: "readonly"; readonly type: TypeNode }
  | { readonly kind: "union"; readonly members: readonly TypeNode[] }
  | { readonly kind: "intersection"; readonly members: readonly TypeNode[] }
  /** A named type of the same schema: see `SchemaContract.definitions`. */
  | { readonly kind: "reference"; readonly name: string }
  /** What only the compiler knows, since it comes out of code: the schema's inferred output. */
  | { readonly kind: "inferred" };

export type TypeKeyword =
  | "any"
  | "bigint"
  | "boolean"
  | "Date"
  | "never"
  | "null"
  | "number"
  | "string"
  | "undefined"
  | "unknown";

export interface PropertyNode {
  readonly name: string;
  readonly type: TypeNode;
  /** `optional`: `p?: T | undefined`. `exact`: `p?: T`. */
  readonly optional?: "optional" | "exact";
  readonly readonly?: true;
  readonly description?: string;
  readonly deprecated?: boolean | string;
  /** The default as JSON text. */
  readonly default?: string;
}

/** The types that a type is made of. What a reference refers to is not among them. */
export function partsOf(node: TypeNode): readonly TypeNode[] {
  switch (node.kind) {
    case "template":
      return node.parts.filter((part) => typeof part !== "string");
    case "array":
      return [node.element];
    case "tuple":
      return [...node.items.map(({ type }) => type), ...(node.rest ? [node.rest] : [])];
    case "object":
      return [...node.properties.map(({ type }) => type), ...(node.index ? [node.index] : [])];
    case "record":
      return [node.key, node.value];
    case "readonly":
      return [node.type];
    case "union":
    case "intersection":
      return node.members;
    default:
      return [];
  }
}
