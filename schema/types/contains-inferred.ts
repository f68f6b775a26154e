import type { TypeNode } from "../type-node.ts";

/** Whether any part of the types is known to the compiler alone. References are not followed. */
export function containsInferred(nodes: readonly TypeNode[]): boolean {
  return nodes.some((node) => node.kind === "inferred" || containsInferred(partsOf(node)));
}

function partsOf(node: TypeNode): readonly TypeNode[] {
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
