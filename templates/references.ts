import type { TypeDefinition } from "../schema/contract.ts";
import type { TypeNode } from "../schema/type-node.ts";

/** The names of the definitions that a type leads to, directly or through others. */
export function references(root: TypeNode, definitions: readonly TypeDefinition[]): ReadonlySet<string> {
  const types = new Map(definitions.map(({ name, type }) => [name, type]));
  const found = new Set<string>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...children(node));
    if (node.kind !== "reference" || found.has(node.name)) continue;
    found.add(node.name);
    const definition = types.get(node.name);
    if (definition) open.push(definition);
  }
  return found;
}

function children(node: TypeNode): readonly TypeNode[] {
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
