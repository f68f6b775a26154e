import type { SchemaContract, TypeDefinition } from "../contract.ts";
import { referencesIn, type TypeNode } from "../type-node.ts";
import { nodes } from "./nodes.ts";

/** A schema of whose output only the compiler knows the type, with the definitions that its input needs. */
export function withInferredOutput(schema: SchemaContract): SchemaContract {
  const needed = neededBy(schema.input, schema.definitions);
  return {
    ...schema,
    output: nodes.inferred,
    definitions: schema.definitions.filter((definition) => needed.has(definition)),
  };
}

function neededBy(type: TypeNode, definitions: readonly TypeDefinition[]): ReadonlySet<TypeDefinition> {
  const found = new Set<TypeDefinition>();
  const add = (node: TypeNode): void => {
    for (const name of referencesIn(node)) {
      const definition = definitions.find((candidate) => candidate.name === name);
      if (!definition || found.has(definition)) continue;
      found.add(definition);
      add(definition.type);
    }
  };
  add(type);
  return found;
}
