import type { AST } from "@eslint-community/regexpp";
import { withCaseVariants } from "./case-variants.ts";
import {
  type CodePointRange,
  type CodePoints,
  codePoints,
  complement,
  escapes,
  holds,
  lastCodePoint,
  lineEnds,
  meets,
  surrogates,
} from "./code-points.ts";
import { PatternRefusal, type Reading } from "./reading.ts";

/** A part of a regex that takes one character. */
export type CharacterNode =
  | AST.Character
  | AST.CharacterSet
  | AST.CharacterClass
  | AST.ExpressionCharacterClass;

export function isCharacterNode(node: AST.Element): node is CharacterNode {
  return ["Character", "CharacterSet", "CharacterClass", "ExpressionCharacterClass"].includes(node.type);
}

/**
 * The characters that a part of a regex takes; undefined where that is up to the engine's Unicode tables.
 * Without the flag `u` a part takes UTF-16 units: one that takes every half of a character takes, when
 * repeated, every character of two halves.
 *
 * @throws PatternRefusal for one that takes some of the halves only
 */
export function charactersOf(node: CharacterNode, reading: Reading): CodePoints | undefined {
  const set = ownCharacters(node, reading);
  if (!set || reading.unicode || !meets(set, surrogates)) return set;
  if (holds(set, surrogates)) return codePoints([...set, [0x10000, lastCodePoint]]);
  throw new PatternRefusal("patternNotUnicode", "half a character, without the flag u");
}

/** Whether a part of a regex takes halves of characters. */
export function takesHalves(node: CharacterNode, reading: Reading): boolean {
  const set = reading.unicode ? undefined : ownCharacters(node, reading);
  return set !== undefined && meets(set, surrogates);
}

function ownCharacters(node: CharacterNode, reading: Reading): CodePoints | undefined {
  const last = reading.unicode ? lastCodePoint : 0xffff;
  switch (node.type) {
    case "Character":
      return cased([[node.value, node.value]], reading);
    case "CharacterSet":
      return setCharacters(node, reading);
    case "CharacterClass": {
      const parts = node.elements.map((element) => elementCharacters(element, reading));
      if (parts.some((part) => part === undefined)) return undefined;
      const set = cased(codePoints(parts.flatMap((part) => part ?? [])), reading);
      return node.negate ? complement(set, last) : set;
    }
    case "ExpressionCharacterClass":
      throw new PatternRefusal("patternFlags", `${node.raw}, which only the flag v knows`);
  }
}

function elementCharacters(
  element: AST.CharacterClassElement,
  reading: Reading,
): readonly CodePointRange[] | undefined {
  switch (element.type) {
    case "Character":
      return [[element.value, element.value]];
    case "CharacterClassRange":
      return [[element.min.value, element.max.value]];
    case "CharacterSet":
      return setCharacters(element, reading);
    default:
      throw new PatternRefusal("patternFlags", `${element.raw}, which only the flag v knows`);
  }
}

function setCharacters(node: AST.CharacterSet, reading: Reading): CodePoints | undefined {
  const last = reading.unicode ? lastCodePoint : 0xffff;
  if (node.kind === "any") return complement(reading.dotAll ? [] : lineEnds, last);
  if (node.kind === "property") {
    if (!reading.ignoreCase && !node.strings) return undefined;
    throw new PatternRefusal("patternFlags", `${node.raw} with the flag ${node.strings ? "v" : "i"}`);
  }
  const set = cased(codePoints(escapes[node.kind]), reading);
  return node.negate ? complement(set, last) : set;
}

function cased(set: CodePoints, { ignoreCase, unicode }: Reading): CodePoints {
  return ignoreCase ? withCaseVariants(set, unicode) : set;
}
