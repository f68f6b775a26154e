import type { Step } from "./step.ts";

/**
 * A call of zod's, told by its name alone: a function's arguments are its operands, and a method's are what it
 * is called on and then its arguments. So `z.optional(x)` and `x.optional()` are one.
 */
export interface ZodCall<Operand> {
  readonly name: string;
  readonly operands: readonly Operand[];
}

/** Where what a call describes is written, behind one step of a path. */
export type Written<Operand> =
  /** The operand itself is it. */
  | { readonly kind: "here"; readonly operand: Operand }
  /** In the first of these that has the step: the others are overridden. */
  | { readonly kind: "first"; readonly operands: readonly Operand[] }
  /** In the last operand, if the mask has the step, or has it not. */
  | { readonly kind: "masked"; readonly mask: Operand; readonly keeps: boolean; readonly operand: Operand }
  /** In all operands that describe the same value as the call. */
  | { readonly kind: "same" };

/** Where a call writes what is one step further. */
export function writtenAt<Operand>(
  { name, operands }: ZodCall<Operand>,
  { kind }: Step,
): readonly Written<Operand>[] {
  const [first, second] = operands;
  const here = (...found: readonly (Operand | undefined)[]): readonly Written<Operand>[] =>
    found.flatMap((operand) => (operand === undefined ? [] : [{ kind: "here" as const, operand }]));
  switch (kind) {
    case "property":
      if (objects.has(name)) return [{ kind: "first", operands: operands.slice(0, 1) }];
      if (overriding.has(name)) return [{ kind: "first", operands: operands.slice(0, 2).reverse() }];
      if ((name === "pick" || name === "omit") && first !== undefined && second !== undefined)
        return [{ kind: "masked", mask: second, keeps: name === "pick", operand: first }];
      break;
    case "items":
      if (name === "array") return here(first);
      if (name === "rest" || name === "tuple") return here(second);
      break;
    case "index":
      if (name === "tuple") return [{ kind: "first", operands: operands.slice(0, 1) }];
      break;
    case "values":
      if (name === "catchall") return here(second);
      // The value before the key; zod 3 may leave out the key.
      if (records.has(name)) return here(...operands.slice(0, 2).reverse());
      break;
  }
  return [{ kind: "same" }];
}

/** What of a call describes the same value as the call itself; `members` are those of a list. */
export function sameValue<Operand>({ name, operands }: ZodCall<Operand>): {
  readonly operands: readonly Operand[];
  readonly members?: Operand | undefined;
} {
  if (holders.has(name)) return { operands: [] };
  switch (name) {
    case "union":
    case "xor":
      return { operands: [], members: operands[0] };
    case "discriminatedUnion":
      return { operands: [], members: operands[1] };
    case "or":
    case "and":
    case "intersection":
    case "merge":
      return { operands: operands.slice(0, 2) };
    case "preprocess":
      return { operands: operands.slice(1, 2) };
    case "check":
    case "with":
      return { operands };
    default:
      return { operands: operands.slice(0, 1) };
  }
}

const objects: ReadonlySet<string> = new Set(["object", "strictObject", "looseObject"]);
const records: ReadonlySet<string> = new Set(["record", "partialRecord", "looseRecord"]);
const overriding: ReadonlySet<string> = new Set(["extend", "safeExtend", "augment", "merge"]);

/** Calls whose operands are parts of what they describe. */
const holders: ReadonlySet<string> = new Set([...objects, ...records, "array", "tuple"]);
