import type { AST } from "@eslint-community/regexpp";
import { isCharacterNode, takesHalves } from "./character-sets.ts";
import { holdsNode } from "./inner-nodes.ts";
import type { Reading } from "./reading.ts";

/**
 * The part of a regex without the flag `u` by which it counts a character of two UTF-16 units, such as an
 * emoji, as two; undefined where reading it by code points makes no difference. None is made by what may take
 * any number of units, as long as two such parts that must take one each never stand side by side.
 */
export function countedHalves(
  alternatives: readonly AST.Alternative[],
  reading: Reading,
): string | undefined {
  if (reading.unicode) return undefined;
  const takers = alternatives.flatMap((alternative) => takersOf(alternative, reading, undefined));
  const counting = takers.find(({ repeat }) => !repeat || repeat.min > 1 || !isEndless(repeat));
  if (counting) return (counting.repeat ?? counting.element).raw;
  const looks = alternatives.find((alternative) => takers.length > 0 && holdsNode(alternative, looksBetween));
  if (looks) return looks.raw;
  const pair = alternatives.map((alternative) => edgesOf(alternative, reading)).find(({ clash }) => clash);
  return pair?.clash;
}

interface Taker {
  readonly element: AST.Element;
  readonly repeat: AST.Quantifier | undefined;
}

/** The parts that take halves of characters, with what repeats them. */
function takersOf(
  node: AST.Alternative | AST.Element,
  reading: Reading,
  repeat: AST.Quantifier | undefined,
): readonly Taker[] {
  if (node.type === "Alternative")
    return node.elements.flatMap((inner) => takersOf(inner, reading, undefined));
  if (isCharacterNode(node)) return takesHalves(node, reading) ? [{ element: node, repeat }] : [];
  if (node.type === "Quantifier") return takersOf(node.element, reading, node);
  return "alternatives" in node
    ? node.alternatives.flatMap((inner) => takersOf(inner, reading, undefined))
    : [];
}

/** What can tell that it stands between two halves. */
function looksBetween(node: AST.Node): boolean {
  return (
    node.type === "Backreference" ||
    (node.type === "Assertion" && node.kind !== "start" && node.kind !== "end")
  );
}

/** What of a part a half may be taken by that belongs to a character begun before it, or ended after it. */
interface Edges {
  /** Parts that must take one unit, which nothing parts from its beginning, from its end. */
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly canBeEmpty: boolean;
  /** Two parts side by side that must take one unit each. */
  readonly clash: string | undefined;
}

const nothing: Edges = { first: [], last: [], canBeEmpty: true, clash: undefined };

function edgesOf(node: AST.Alternative | AST.Element, reading: Reading): Edges {
  if (node.type === "Alternative")
    return node.elements.map((element) => edgesOf(element, reading)).reduce(inSequence, nothing);
  if (node.type === "Quantifier") return repeatedEdges(node, reading);
  if (isCharacterNode(node)) return { ...nothing, canBeEmpty: false };
  if (!("alternatives" in node)) return nothing;
  const inner = node.alternatives.map((alternative) => edgesOf(alternative, reading));
  return {
    first: inner.flatMap(({ first }) => first),
    last: inner.flatMap(({ last }) => last),
    canBeEmpty: inner.some(({ canBeEmpty }) => canBeEmpty),
    clash: inner.find(({ clash }) => clash)?.clash,
  };
}

function repeatedEdges(quantifier: AST.Quantifier, reading: Reading): Edges {
  const { element, min, max } = quantifier;
  if (isCharacterNode(element) && takesHalves(element, reading)) {
    return min === 0
      ? nothing
      : { first: [quantifier.raw], last: [quantifier.raw], canBeEmpty: false, clash: undefined };
  }
  const once = edgesOf(element, reading);
  const repeated = max > 1 ? inSequence(once, once) : once;
  return { ...once, canBeEmpty: once.canBeEmpty || min === 0, clash: repeated.clash };
}

function inSequence(left: Edges, right: Edges): Edges {
  const clash =
    left.last.length > 0 && right.first.length > 0 ? `${left.last[0]}${right.first[0]}` : undefined;
  return {
    first: left.canBeEmpty ? [...left.first, ...right.first] : left.first,
    last: right.canBeEmpty ? [...left.last, ...right.last] : right.last,
    canBeEmpty: left.canBeEmpty && right.canBeEmpty,
    clash: left.clash ?? right.clash ?? clash,
  };
}

function isEndless({ max }: AST.Quantifier): boolean {
  return max === Number.POSITIVE_INFINITY;
}
