import type { AST } from "@eslint-community/regexpp";
import { isCharacterNode } from "./character-sets.ts";
import { setText } from "./character-text.ts";
import { lineEnds } from "./code-points.ts";
import { innerNodes } from "./inner-nodes.ts";
import { PatternRefusal, type Reading } from "./reading.ts";
import { quantifiedText } from "./repeats.ts";
import { charactersText } from "./write-characters.ts";

/** Called with each part that engines of other languages lack or read in another way. */
export type Note = (what: string) => void;

/**
 * A regex as a pattern without flags, which JSON Schema reads by code points.
 *
 * @throws PatternRefusal where no pattern says the same
 */
export function patternText(alternatives: readonly AST.Alternative[], reading: Reading, note: Note): string {
  return alternatives.map(({ elements }) => searchText(elements, reading, note)).join("|");
}

/**
 * One alternative of a search, of which only matters whether it is found: what is merely looked at, at its
 * beginning or its end, may as well be taken, and `.*` there says nothing.
 */
export function searchText(elements: readonly AST.Element[], reading: Reading, note: Note): string {
  const said = elements.slice(
    elements.findIndex((element) => !isAnything(element)),
    elements.findLastIndex((element) => !isAnything(element)) + 1,
  );
  return said
    .map((element, index) => {
      const isFirst = index === 0;
      const isLast = index === said.length - 1;
      if (element.type !== "Assertion") return elementText(element, reading, note);
      if (reading.multiline && element.kind === "start" && isFirst) return `(?:^|${setText(lineEnds)})`;
      if (reading.multiline && element.kind === "end" && isLast) return `(?:$|${setText(lineEnds)})`;
      const isAtEdge = (element.kind === "lookahead" && isLast) || (element.kind === "lookbehind" && isFirst);
      return isAtEdge && !element.negate && !reading.refersBack
        ? `(?:${alternativesText(element.alternatives, reading, note)})`
        : assertionText(element, reading, note);
    })
    .join("");
}

/** Alternatives within a pattern. */
export function alternativesText(
  alternatives: readonly AST.Alternative[],
  reading: Reading,
  note: Note,
): string {
  return alternatives
    .map(({ elements }) => elements.map((element) => elementText(element, reading, note)).join(""))
    .join("|");
}

function elementText(element: AST.Element, reading: Reading, note: Note): string {
  if (isCharacterNode(element)) return charactersText(element, reading, note);
  switch (element.type) {
    case "Assertion":
      return assertionText(element, reading, note);
    case "Quantifier": {
      const inner = elementText(element.element, reading, note);
      // Only old regexes repeat what takes no character.
      return quantifiedText(element, element.element.type === "Assertion" ? `(?:${inner})` : inner, note);
    }
    case "Group":
      if (element.modifiers) throw new PatternRefusal("patternFlags", element.raw);
      return `(?:${alternativesText(element.alternatives, reading, note)})`;
    case "CapturingGroup":
      return `(${alternativesText(element.alternatives, reading, note)})`;
    case "Backreference":
      return backreferenceText(element, reading, note);
  }
}

function assertionText(assertion: AST.Assertion, reading: Reading, note: Note): string {
  switch (assertion.kind) {
    case "start":
    case "end": {
      const edge = assertion.kind === "start" ? "^" : "$";
      if (!reading.multiline) return edge;
      note(`${edge} within a line, with the flag m`);
      return `(?:${edge}|(?${assertion.kind === "start" ? "<" : ""}=${setText(lineEnds)}))`;
    }
    case "word":
      if (reading.ignoreCase && reading.unicode)
        throw new PatternRefusal("patternFlags", `${assertion.raw} with the flags i and u`);
      note(assertion.raw);
      return assertion.raw;
    default:
      note(assertion.raw);
      return `(?${assertion.kind === "lookbehind" ? "<" : ""}${assertion.negate ? "!" : "="}${alternativesText(
        assertion.alternatives,
        reading,
        note,
      )})`;
  }
}

function backreferenceText({ raw, resolved }: AST.Backreference, reading: Reading, note: Note): string {
  if (reading.ignoreCase || "length" in resolved)
    throw new PatternRefusal("patternFlags", `${raw} with the flag i`);
  note(raw);
  return `(?:\\${groupNumber(resolved)})`;
}

/** Groups are counted by where they open. */
function groupNumber(group: AST.CapturingGroup): number {
  let root: AST.Node = group;
  while (root.parent) root = root.parent;
  return groupsUpTo(root, group.start);
}

function groupsUpTo(node: AST.Node, start: number): number {
  const own = node.type === "CapturingGroup" && node.start <= start ? 1 : 0;
  return own + innerNodes(node).reduce((sum, inner) => sum + groupsUpTo(inner, start), 0);
}

function isAnything(element: AST.Element): boolean {
  if (element.type !== "Quantifier" || element.min > 0) return false;
  return element.element.type === "CharacterSet" && element.element.kind === "any";
}
