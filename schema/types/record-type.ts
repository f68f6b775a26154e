import type { TypeNode } from "../type-node.ts";
import { includesUndefined, isKeyword, nodes, unionOf, withoutUndefined } from "./nodes.ts";

/**
 * `Record<key, value>`. Where the keys are a finite set it is written as their object, which, unlike a
 * `Record`, may hold itself.
 */
export function recordType(key: TypeNode, value: TypeNode, partial: boolean): TypeNode {
  const names = finiteKeys(key);
  if (names) {
    const optional = includesUndefined(value) ? "optional" : "exact";
    const property = partial ? ({ type: withoutUndefined(value), optional } as const) : { type: value };
    return { kind: "object", properties: names.map((name) => ({ name, ...property })) };
  }
  const known = keyType(key);
  if (!partial) return { kind: "record", key: known, value };
  // `Partial` of a whole kind of keys only lets the values be undefined.
  if (known.kind === "keyword")
    return { kind: "record", key: known, value: unionOf([value, nodes.undefined]) };
  return { kind: "record", key: known, value, partial: true };
}

function finiteKeys(key: TypeNode): readonly string[] | undefined {
  const members = key.kind === "union" ? key.members : [key];
  const names = members.flatMap((member) =>
    member.kind === "literal" && typeof member.value === "string" ? [member.value] : [],
  );
  return names.length === members.length && names.length > 0 ? names : undefined;
}

/** Keys that may be anything are strings once they are JSON. */
function keyType(key: TypeNode): TypeNode {
  return isKeyword(key, "any", "unknown") ? nodes.string : key;
}
