import type { TypeKeyword, TypeNode } from "../type-node.ts";

const keyword = (name: TypeKeyword): TypeNode => ({ kind: "keyword", name });

/** The types that hold no other. */
export const nodes = {
  any: keyword("any"),
  bigint: keyword("bigint"),
  boolean: keyword("boolean"),
  Date: keyword("Date"),
  inferred: { kind: "inferred" } as TypeNode,
  never: keyword("never"),
  null: keyword("null"),
  number: keyword("number"),
  string: keyword("string"),
  undefined: keyword("undefined"),
  unknown: keyword("unknown"),
};

/** A union without unions in it and without the same member twice. */
export function unionOf(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  for (const top of [nodes.any, nodes.unknown]) if (flat.some((member) => isSame(member, top))) return top;
  const distinct = flat.filter(
    (member, index) =>
      !isSame(member, nodes.never) && flat.findIndex((other) => isSame(other, member)) === index,
  );
  const [first, ...more] = distinct;
  if (!first) return nodes.never;
  return more.length === 0 ? first : { kind: "union", members: distinct };
}

export function includesUndefined(type: TypeNode): boolean {
  if (type.kind === "union") return type.members.some(includesUndefined);
  return isSame(type, nodes.undefined);
}

export function withoutUndefined(type: TypeNode): TypeNode {
  if (isSame(type, nodes.undefined)) return nodes.never;
  if (type.kind !== "union") return type;
  return unionOf(type.members.filter((member) => !isSame(member, nodes.undefined)));
}

/** What zod's `readonly` makes of a type: of each member of a union its own. */
export function readonlyOf(type: TypeNode): TypeNode {
  switch (type.kind) {
    case "array":
    case "tuple":
      return { ...type, readonly: true };
    case "union":
      return unionOf(type.members.map(readonlyOf));
    case "object":
    case "record":
    case "intersection":
    case "reference":
      return { kind: "readonly", type };
    default:
      return type;
  }
}

export function isSame(left: TypeNode, right: TypeNode): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
