import type { AST } from "@eslint-community/regexpp";

/** Go repeats nothing more often, repeats within repeats multiplied. */
const mostRepeats = 1000;

/** So much longer a pattern may become. */
const mostPieces = 10;

/** A repeated part, in pieces where it is repeated too often for one. */
export function quantifiedText(
  quantifier: AST.Quantifier,
  inner: string,
  note: (what: string) => void,
): string {
  const { min, max } = quantifier;
  const lazy = quantifier.greedy ? "" : "?";
  const repeats = max === Number.POSITIVE_INFINITY ? min : max;
  if (repeats > mostRepeats && isDivisible(quantifier)) {
    const pieces = Array.from({ length: Math.floor(min / mostRepeats) }, () => `${inner}{${mostRepeats}}`);
    const rest = min % mostRepeats;
    if (rest > 0) pieces.push(`${inner}{${rest}}`);
    if (max > min) pieces.push(inner + countText(0, max - min) + lazy);
    return pieces.join("");
  }
  const isCounted = min > 1 || (max > 1 && max < Number.POSITIVE_INFINITY);
  if (isCounted && !fits(quantifier, mostRepeats)) note(`{${repeats}}`);
  return inner + countText(min, max) + lazy;
}

/** Only the fixed part is divided: engines that try all ways would take forever over several that vary. */
function isDivisible({ min, max, element }: AST.Quantifier): boolean {
  const varies = max === Number.POSITIVE_INFINITY ? 0 : max - min;
  return (
    min <= mostRepeats * mostPieces && varies <= mostRepeats && !holdsCapture(element) && fits(element, 1)
  );
}

/** Go's own rule, for a part within others that are repeated. */
function fits(node: AST.Element, most: number): boolean {
  if (node.type !== "Quantifier") return innerElements(node).every((inner) => fits(inner, most));
  const repeats = node.max === Number.POSITIVE_INFINITY ? node.min : node.max;
  if (node.max === 0) return true;
  if (repeats > most) return false;
  return fits(node.element, repeats > 0 ? Math.floor(most / repeats) : most);
}

function holdsCapture(node: AST.Element): boolean {
  if (node.type === "Quantifier") return holdsCapture(node.element);
  return node.type === "CapturingGroup" || innerElements(node).some(holdsCapture);
}

function innerElements(node: AST.Element): readonly AST.Element[] {
  return "alternatives" in node ? node.alternatives.flatMap(({ elements }) => elements) : [];
}

function countText(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === max) return `{${min}}`;
  return min === 0 && max === 1 ? "?" : `{${min},${max}}`;
}
