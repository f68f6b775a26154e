import type { PropertyNode, TypeNode } from "../type-node.ts";
import { isKeyword } from "./nodes.ts";

type Properties = readonly PropertyNode[];

/** One object of named properties and of any others, as zod 4 infers it. */
export function zod4Object(properties: Properties, index: TypeNode | undefined): TypeNode {
  if (!index) return { kind: "object", properties };
  const fits = ({ type, optional }: PropertyNode): boolean =>
    isKeyword(index, "any", "unknown") || (!optional && JSON.stringify(type) === JSON.stringify(index));
  if (properties.every(fits)) return { kind: "object", properties, index };
  return { kind: "flattened", members: both(properties, index) };
}

/** The same as zod 3 infers it: as two objects. */
export function zod3Object(properties: Properties, index: TypeNode | undefined): TypeNode {
  if (!index) return { kind: "object", properties };
  if (properties.length === 0) return { kind: "object", properties, index };
  return { kind: "intersection", members: both(properties, index) };
}

function both(properties: Properties, index: TypeNode): readonly TypeNode[] {
  return [
    { kind: "object", properties },
    { kind: "object", properties: [], index },
  ];
}
