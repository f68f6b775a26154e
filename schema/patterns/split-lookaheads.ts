import type { AST } from "@eslint-community/regexpp";
import { isCharacterNode, takesHalves } from "./character-sets.ts";
import type { Reading } from "./reading.ts";

/** One of several searches that a regex is made of. */
export interface Search {
  readonly alternatives: readonly AST.Alternative[];
  /** Whether it must find something, or must not. */
  readonly negate: boolean;
}

/**
 * A regex as searches without lookahead, where each lookahead stands at a fixed place: `^(?=.*[a-z])(?!x).{8}$`
 * is `^.*[a-z]`, and not `^x`, and `^.{8}$`. Undefined where there is none, or one stands elsewhere.
 */
export function splitLookaheads(pattern: AST.Pattern, reading: Reading): readonly Search[] | undefined {
  const [only, ...others] = pattern.alternatives;
  const [start, ...elements] = only?.elements ?? [];
  if (!only || others.length > 0 || reading.multiline || reading.refersBack) return undefined;
  if (start?.type !== "Assertion" || start.kind !== "start") return undefined;
  const searches: Search[] = [];
  const prefix: AST.Element[] = [start];
  let isFixed = true;
  for (const element of elements) {
    if (isFixed && element.type === "Assertion" && element.kind === "lookahead") {
      const alternatives = element.alternatives.map(({ elements: looked }) => ({
        ...only,
        elements: [...prefix, ...looked],
      }));
      searches.push({ alternatives, negate: element.negate });
    } else {
      prefix.push(element);
      isFixed &&= lengthOf(element, reading) !== undefined;
    }
  }
  if (searches.length === 0) return undefined;
  const rest: Search = { alternatives: [{ ...only, elements: prefix }], negate: false };
  return prefix.length > 1 ? [...searches, rest] : searches;
}

/** How many characters a part takes, where that is always the same. */
function lengthOf(node: AST.Element, reading: Reading): number | undefined {
  if (isCharacterNode(node)) return takesHalves(node, reading) ? undefined : 1;
  switch (node.type) {
    case "Quantifier": {
      const length = lengthOf(node.element, reading);
      return node.min === node.max && length !== undefined ? length * node.min : undefined;
    }
    case "Group":
    case "CapturingGroup": {
      const lengths = new Set(node.alternatives.map((inner) => lengthOfAll(inner.elements, reading)));
      return lengths.size === 1 ? [...lengths][0] : undefined;
    }
    default:
      return undefined;
  }
}

function lengthOfAll(elements: readonly AST.Element[], reading: Reading): number | undefined {
  return elements.reduce<number | undefined>((sum, element) => {
    const length = lengthOf(element, reading);
    return sum === undefined || length === undefined ? undefined : sum + length;
  }, 0);
}
