import type { TypeDefinition } from "../schema/contract.ts";
import { partsOf, type TypeNode } from "../schema/type-node.ts";

/** What types lead to, directly or through definitions of their own schema. */
export interface References {
  /** Definitions of the schema's own. */
  readonly own: ReadonlySet<string>;
  /** Types of the contract's definitions. */
  readonly shared: ReadonlySet<string>;
}

export function references(
  roots: readonly TypeNode[],
  definitions: readonly TypeDefinition[] = [],
): References {
  const types = new Map(definitions.map(({ name, type }) => [name, type]));
  const own = new Set<string>();
  const shared = new Set<string>();
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...partsOf(node));
    if (node.kind !== "reference" || own.has(node.name)) continue;
    if (node.shared) {
      shared.add(node.name);
      continue;
    }
    own.add(node.name);
    const definition = types.get(node.name);
    if (definition) open.push(definition);
  }
  return { own, shared };
}
