import type { TypeDefinition } from "../schema/contract.ts";
import { partsOf, type TypeNode } from "../schema/type-node.ts";

/** The names of the definitions that a type leads to, directly or through others. */
export function references(root: TypeNode, definitions: readonly TypeDefinition[]): ReadonlySet<string> {
  const types = new Map(definitions.map(({ name, type }) => [name, type]));
  const found = new Set<string>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...partsOf(node));
    if (node.kind !== "reference" || found.has(node.name)) continue;
    found.add(node.name);
    const definition = types.get(node.name);
    if (definition) open.push(definition);
  }
  return found;
}
