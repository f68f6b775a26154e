import type { TypeDefinition } from "../contract.ts";
import type { TypeNode } from "../type-node.ts";
import type { AnySchema } from "../zod-types.ts";
import { containsInferred } from "./contains-inferred.ts";
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
 * What zod infers as the input and the output of a schema, as data. An output of which any part comes out of
 * code is `inferred` as a whole. Equal sides share their definitions.
 */
export function schemaTypes(schema: AnySchema): SchemaTypes {
  const input = typesOfSide(schema, "input", "");
  const output = typesOfSide(schema, "output", "");
  const { recursive } = input;
  if (containsInferred([output.type, ...output.definitions.map(({ type }) => type)])) {
    return { input: input.type, output: { kind: "inferred" }, definitions: input.definitions, recursive };
  }
  if (JSON.stringify(input.definitions) === JSON.stringify(output.definitions)) {
    return { input: input.type, output: output.type, definitions: input.definitions, recursive };
  }
  const parsed = typesOfSide(schema, "output", "Parsed");
  return {
    input: input.type,
    output: parsed.type,
    definitions: [...input.definitions, ...parsed.definitions],
    recursive,
  };
}
