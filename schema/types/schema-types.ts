import type { TypeDefinition } from "../contract.ts";
import type { TypeNode } from "../type-node.ts";
import type { AnySchema } from "../zod-types.ts";
import { DefinitionNames } from "./definition-names.ts";
import { outputDefinitions, outputType } from "./output-type.ts";
import { noSharedTypes, type SharedTypes } from "./shared-types.ts";
import { compareSides, twoSided } from "./sides.ts";
import { typesOfSide } from "./type-walker.ts";

/** The TypeScript types of a schema, and the schemas among them that hold themselves. */
export interface SchemaTypes {
  readonly input: TypeNode;
  readonly output: TypeNode;
  readonly definitions: readonly TypeDefinition[];
  /** The recursive schemas of the input side, under the names of their definitions. */
  readonly recursive: ReadonlyMap<AnySchema, string>;
}

/**
 * What zod infers as the input and the output of a schema, as data. Parts of the output that come out of code
 * are `inferred`. Definitions whose sides are equal are there once, others a second time with `Parsed` behind
 * their names.
 *
 * @param shared the types of the parts with an id, which are declared elsewhere
 */
export function schemaTypes(schema: AnySchema, shared: SharedTypes = noSharedTypes): SchemaTypes {
  const names = new DefinitionNames(shared.names.values());
  const naming = { shared: shared.names, names, sideless: new Map() };
  const input = typesOfSide(schema, "input", naming);
  const output = typesOfSide(schema, "output", naming);
  const types = twoSided(input.definitions, output.definitions);
  const sides = compareSides(types, shared.sides);
  return {
    input: input.type,
    output: outputType(output.type, sides),
    definitions: [...input.definitions, ...outputDefinitions(types, sides)],
    recursive: input.recursive,
  };
}
