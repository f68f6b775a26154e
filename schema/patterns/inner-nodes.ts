import type { AST } from "@eslint-community/regexpp";

/** The parts that a part of a regex is made of; none for a character or a set of them. */
export function innerNodes(node: AST.Node): readonly AST.Node[] {
  if (node.type === "Quantifier") return [node.element];
  if (node.type === "Alternative") return node.elements;
  return "alternatives" in node ? node.alternatives : [];
}

/** Whether a part of a regex is, or has within it, one of a kind. */
export function holdsNode(node: AST.Node, isWanted: (node: AST.Node) => boolean): boolean {
  return isWanted(node) || innerNodes(node).some((inner) => holdsNode(inner, isWanted));
}
