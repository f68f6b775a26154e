import { partsOf, type TypeNode } from "../type-node.ts";

/** Whether any part of the types is known to the compiler alone. References are not followed. */
export function containsInferred(nodes: readonly TypeNode[]): boolean {
  return nodes.some((node) => node.kind === "inferred" || containsInferred(partsOf(node)));
}
