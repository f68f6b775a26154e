import type { AST } from "@eslint-community/regexpp";
import { type CharacterNode, charactersOf } from "./character-sets.ts";
import { characterText, classCharacterText, rangeText, setText } from "./character-text.ts";
import { type CodePointRange, escapes, meets, surrogates } from "./code-points.ts";
import type { Reading } from "./reading.ts";

/** What takes the same characters in every engine: as it was written wherever that can be. */
export function charactersText(node: CharacterNode, reading: Reading, note: (what: string) => void): string {
  const set = charactersOf(node, reading);
  if (set) return (reading.ignoreCase ? undefined : asWritten(node)) ?? setText(set);
  for (const property of propertiesIn(node)) note(property);
  return node.type === "CharacterClass" ? classText(node) : node.raw;
}

/** The author's own class, with the escapes spelled out; undefined for one that needs to be worked out. */
function asWritten(node: CharacterNode): string | undefined {
  if (node.type === "Character") return isHalf(node.value) ? undefined : characterText(node.value);
  if (node.type === "CharacterSet") {
    if (node.kind === "any" || node.kind === "property") return undefined;
    return `[${node.negate ? "^" : ""}${escapes[node.kind].map(rangeText).join("")}]`;
  }
  if (node.type !== "CharacterClass" || node.elements.length === 0) return undefined;
  const isPlain = node.elements.every((element) => {
    if (element.type === "CharacterSet") return element.kind !== "property" && !element.negate;
    if (element.type === "Character") return !isHalf(element.value);
    return element.type === "CharacterClassRange" && !meets([rangeOf(element)], surrogates);
  });
  return isPlain ? classText(node) : undefined;
}

function classText(node: AST.CharacterClass): string {
  // A sign that stands twice means something else to some engines: && and -- and ||.
  const parts = new Set(node.elements.map(elementText));
  const hyphen = parts.delete("\\-") ? "-" : "";
  return `[${node.negate ? "^" : ""}${[...parts].join("")}${hyphen}]`;
}

function elementText(element: AST.CharacterClassElement): string {
  switch (element.type) {
    case "Character":
      return classCharacterText(element.value);
    case "CharacterClassRange":
      return `${classCharacterText(element.min.value)}-${classCharacterText(element.max.value)}`;
    case "CharacterSet":
      if (element.kind !== "property" && !element.negate)
        return escapes[element.kind].map(rangeText).join("");
      return element.raw;
    default:
      return element.raw;
  }
}

function propertiesIn(node: CharacterNode): readonly string[] {
  const parts = node.type === "CharacterClass" ? node.elements : [node];
  return parts
    .filter((part) => part.type === "CharacterSet" && part.kind === "property")
    .map(({ raw }) => raw);
}

function rangeOf({ min, max }: AST.CharacterClassRange): CodePointRange {
  return [min.value, max.value];
}

function isHalf(code: number): boolean {
  return meets([[code, code]], surrogates);
}
