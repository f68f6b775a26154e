import type { TypeDefinition } from "../contract.ts";
import { referencesIn, type TypeNode } from "../type-node.ts";
import { containsInferred } from "./contains-inferred.ts";

/** A named type on both sides; undefined on one where only the other has it. */
export interface TwoSidedType {
  readonly name: string;
  readonly input: TypeNode | undefined;
  readonly output: TypeNode | undefined;
}

/** Brings the two sides of named types together. */
export function twoSided(
  inputs: readonly TypeDefinition[],
  outputs: readonly TypeDefinition[],
): readonly TwoSidedType[] {
  const input = new Map(inputs.map(({ name, type }) => [name, type]));
  const output = new Map(outputs.map(({ name, type }) => [name, type]));
  const names = new Set([...input.keys(), ...output.keys()]);
  return [...names].map((name) => ({ name, input: input.get(name), output: output.get(name) }));
}

/** How the output sides of named types relate to their input sides. */
export interface Sides {
  /** The names of the types that differ, in themselves or in what they refer to. */
  readonly differing: ReadonlySet<string>;
  /** The names of those whose output comes out of code, in a part of it or in what they refer to. */
  readonly code: ReadonlySet<string>;
}

/** Compares the sides of named types, which may refer to each other and to those of `known`. */
export function compareSides(types: readonly TwoSidedType[], known?: Sides): Sides {
  return {
    differing: withReferring(types, known?.differing, ({ input, output }) => {
      return JSON.stringify(input) !== JSON.stringify(output);
    }),
    code: withReferring(
      types,
      known?.code,
      ({ output }) => output !== undefined && containsInferred([output]),
    ),
  };
}

/** The names of the types that a rule picks, and of all that refer to one of them. */
function withReferring(
  types: readonly TwoSidedType[],
  known: ReadonlySet<string> = new Set(),
  picks: (type: TwoSidedType) => boolean,
): ReadonlySet<string> {
  const found = new Set([...known, ...types.filter(picks).map(({ name }) => name)]);
  const referring = types.map(({ name, output }) => ({ name, names: output ? referencesIn(output) : [] }));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { name, names } of referring) if (names.some((other) => found.has(other))) found.add(name);
  }
  return found;
}
