import type { TypeNode } from "../schema/type-node.ts";
import { type Documentation, documentationText } from "./documentation.ts";
import { interfaceBody, type ReferenceName, typeText } from "./type-text.ts";

/** An exported type: an interface where it can be one, which the compiler shows by its name. */
export function declaration(
  name: string,
  node: TypeNode,
  about: Documentation,
  referenceName: ReferenceName,
  inferred?: string,
): string {
  const declared =
    node.kind === "object"
      ? `export interface ${name} ${interfaceBody(node, referenceName, inferred)}`
      : `export type ${name} = ${typeText(node, referenceName, inferred)};`;
  return [...documentationText(about), declared].join("\n");
}
