import { type AST, visitRegExpAST } from "@eslint-community/regexpp";

/**
 * Makes one character of each two halves that stand side by side in a regex without the flag `u`, in the parsed
 * regex itself: texts that travel have no other halves.
 */
export function joinHalves(pattern: AST.Pattern): void {
  visitRegExpAST(pattern, {
    onAlternativeEnter: (alternative) => {
      alternative.elements = joined(alternative.elements);
    },
  });
}

function joined(elements: readonly AST.Element[]): AST.Element[] {
  const whole: AST.Element[] = [];
  for (const element of elements) {
    const before = whole.at(-1);
    if (isHalf(before, 0xd800) && isHalf(element, 0xdc00)) {
      const value = String.fromCharCode(before.value, element.value).codePointAt(0) ?? element.value;
      whole[whole.length - 1] = { ...element, raw: before.raw + element.raw, value };
    } else whole.push(element);
  }
  return whole;
}

/** A high half begins at 0xd800, a low one at 0xdc00; there are as many of each. */
function isHalf(element: AST.Element | undefined, from: number): element is AST.Character {
  return element?.type === "Character" && element.value >= from && element.value < from + 0x400;
}
