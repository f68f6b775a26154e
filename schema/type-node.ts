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
  /** Members of an intersection as one object type, whose properties need not fit its index signature. */
  | { readonly kind: "flattened"; readonly members: readonly TypeNode[] }
  /** A named type: of the same schema (`SchemaContract.definitions`), or one of `Contract.definitions`. */
  | { readonly kind: "reference"; readonly name: string; readonly shared?: true }
  /** What only the compiler knows, since it comes out of code: a part of the schema's inferred output. */
  | { readonly kind: "inferred"; readonly path: readonly InferredStep[] };

/** From a type to a part of it: to its property, to its item at an index, or to the value at any index. */
export type InferredStep =
  | { readonly property: string }
  | { readonly item: number }
  | { readonly any: "number" | "string" };

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
    case "flattened":
      return node.members;
    default:
      return [];
  }
}

/** The same type of other parts. */
export function withParts(node: TypeNode, change: (part: TypeNode) => TypeNode): TypeNode {
  switch (node.kind) {
    case "template":
      return { ...node, parts: node.parts.map((part) => (typeof part === "string" ? part : change(part))) };
    case "array":
      return { ...node, element: change(node.element) };
    case "tuple":
      return {
        ...node,
        items: node.items.map((item) => ({ ...item, type: change(item.type) })),
        ...(node.rest ? { rest: change(node.rest) } : {}),
      };
    case "object":
      return {
        ...node,
        properties: node.properties.map((property) => ({ ...property, type: change(property.type) })),
        ...(node.index ? { index: change(node.index) } : {}),
      };
    case "record":
      return { ...node, key: change(node.key), value: change(node.value) };
    case "readonly":
      return { ...node, type: change(node.type) };
    case "union":
    case "intersection":
    case "flattened":
      return { ...node, members: node.members.map(change) };
    default:
      return node;
  }
}

/** The names that a type refers to itself, not those that these lead to. */
export function referencesIn(node: TypeNode): readonly string[] {
  return node.kind === "reference" ? [node.name] : partsOf(node).flatMap(referencesIn);
}
