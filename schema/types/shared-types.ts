import { byCodePoint } from "../by-code-point.ts";
import type { SharedDefinition, TypeDefinition } from "../contract.ts";
import { notesOf } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";
import { DefinitionNames, parsedSuffix } from "./definition-names.ts";
import { outputDefinitions } from "./output-type.ts";
import { compareSides, type Sides, twoSided } from "./sides.ts";
import { typesOfSide } from "./type-walker.ts";

/** The types of the schemas with an id, which all jobs refer to by name. */
export interface SharedTypes {
  readonly names: ReadonlyMap<AnySchema, string>;
  /** Recursive schemas without an id within those. */
  readonly recursive: ReadonlyMap<AnySchema, string>;
  readonly sides: Sides;
  /** By name. */
  readonly definitions: readonly SharedDefinition[];
}

export const noSharedTypes: SharedTypes = {
  names: new Map(),
  recursive: new Map(),
  sides: { differing: new Set(), code: new Set() },
  definitions: [],
};

/** @param parts the schemas with an id, each with the name of its type */
export function sharedTypes(parts: ReadonlyMap<AnySchema, string>): SharedTypes {
  const names = new DefinitionNames(parts.values());
  const sorted = [...parts].sort(([, left], [, right]) => byCodePoint(left, right));
  const inputs: TypeDefinition[] = [];
  const outputs: TypeDefinition[] = [];
  const recursive = new Map<AnySchema, string>();
  for (const [schema, part] of sorted) {
    const naming = { shared: parts, names, part, sideless: new Map() };
    const input = typesOfSide(schema, "input", naming);
    const output = typesOfSide(schema, "output", naming);
    inputs.push({ name: part, type: input.type }, ...input.definitions);
    outputs.push({ name: part, type: output.type }, ...output.definitions);
    for (const [inner, name] of input.recursive) recursive.set(inner, name);
  }
  const types = twoSided(inputs, outputs);
  const sides = compareSides(types);
  const notes = new Map(sorted.map(([schema, name]) => [name, notesOf(schema)]));
  const described = ({ name, type }: TypeDefinition, part: string): SharedDefinition => ({
    name,
    description: notes.get(part)?.description ?? null,
    deprecated: notes.get(part)?.deprecated ?? false,
    type,
  });
  const definitions = [
    ...types.flatMap(({ name, input }) => (input ? [described({ name, type: input }, name)] : [])),
    ...outputDefinitions(types, sides).map((definition) =>
      described(definition, definition.name.slice(0, -parsedSuffix.length)),
    ),
  ];
  definitions.sort((left, right) => byCodePoint(left.name, right.name));
  return { names: parts, recursive, sides, definitions };
}
