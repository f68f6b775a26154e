import type { TypeKeyword, TypeNode } from "../type-node.ts";

const keyword = (name: TypeKeyword): TypeNode => ({ kind: "keyword", name });

/** The types that hold no other. */
export const nodes = {
  any: keyword("any"),
  bigint: keyword("bigint"),
  boolean: keyword("boolean"),
  Date: keyword("Date"),
  inferred: { kind: "inferred", path: [] } as TypeNode,
  never: keyword("never"),
  null: keyword("null"),
  number: keyword("number"),
  string: keyword("string"),
  undefined: keyword("undefined"),
  unknown: keyword("unknown"),
};

export function isKeyword(type: TypeNode, ...names: readonly TypeKeyword[]): boolean {
  return type.kind === "keyword" && names.includes(type.name);
}

/** A union without unions in it and without the same member twice. */
export function unionOf(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  for (const top of ["any", "unknown"] as const) {
    if (flat.some((member) => isKeyword(member, top))) return nodes[top];
  }
  const distinct = withoutTwins(flat.filter((member) => !isKeyword(member, "never")));
  const [first, ...more] = distinct;
  if (!first) return nodes.never;
  return more.length === 0 ? first : { kind: "union", members: distinct };
}

/** Only members of one kind are compared, so that a large type beside `null` is never written out for it. */
function withoutTwins(members: readonly TypeNode[]): readonly TypeNode[] {
  const counts = new Map<TypeNode["kind"], number>();
  for (const { kind } of members) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const seen = new Set<string>();
  return members.filter((member) => {
    if (counts.get(member.kind) === 1) return true;
    const text = JSON.stringify(member);
    return !seen.has(text) && seen.add(text);
  });
}

export function includesUndefined(type: TypeNode): boolean {
  if (type.kind === "union") return type.members.some(includesUndefined);
  return isKeyword(type, "undefined");
}

export function withoutUndefined(type: TypeNode): TypeNode {
  if (isKeyword(type, "undefined")) return nodes.never;
  if (type.kind !== "union") return type;
  return unionOf(type.members.filter((member) => !isKeyword(member, "undefined")));
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
    case "flattened":
    case "reference":
      return { kind: "readonly", type };
    default:
      return type;
  }
}
