import type { TypeDefinition } from "../schema/contract.ts";
import type { TypeNode } from "../schema/type-node.ts";

/** What types lead to, through the definitions that they refer to. */
export interface Reachable {
  readonly references: ReadonlySet<string>;
  /** Whether any of it is known to the compiler alone. */
  readonly inferred: boolean;
}

export function reachable(roots: readonly TypeNode[], definitions: readonly TypeDefinition[]): Reachable {
  const byName = new Map(definitions.map(({ name, type }) => [name, type]));
  const references = new Set<string>();
  const open = [...roots];
  let inferred = false;
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === "inferred") inferred = true;
    if (node.kind !== "reference") {
      open.push(...children(node));
    } else if (!references.has(node.name)) {
      references.add(node.name);
      const definition = byName.get(node.name);
      if (definition) open.push(definition);
    }
  }
  return { references, inferred };
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
