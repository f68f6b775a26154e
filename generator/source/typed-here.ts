import type { Expression, Reading } from "./expression.ts";
import { mayNarrow } from "./narrowing.ts";
import { zodCallOf } from "./zod-call-of.ts";

export type ZodVersion = 3 | 4;

/** A source without any of these words has no type that leaves no trace at run time. */
export const typeWords = /\b(?:(?:brand|nonempty|refine|refinement|superRefine)\b|enum\s|string\s*<)/;

/** Whether an expression itself gives a schema a type of which zod keeps no trace at run time. */
export function isTypedHere(reading: Reading, expression: Expression, zod: ZodVersion): boolean {
  const { ts } = reading.graph;
  const { node, frame } = expression;
  if (ts.isEnumDeclaration(node)) return true;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const holders = reading.reduce({ node: node.expression, frame });
    return holders.some((holder) => ts.isEnumDeclaration(holder.node));
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [first] = node.arguments;
  switch (node.expression.name.text) {
    case "brand":
      return zod === 4;
    case "nonempty":
      // Of zod 3, `[T, ...T[]]`.
      return zod === 3 && !isText(reading, { node: node.expression.expression, frame });
    case "refine":
    case "refinement":
    case "superRefine":
      return first !== undefined && mayNarrow(reading, { node: first, frame });
    case "string":
      // z.string<Hex>()
      return node.typeArguments !== undefined;
    default:
      return false;
  }
}

/** Whether a schema is made by `z.string()` and its methods. */
function isText(reading: Reading, schema: Expression): boolean {
  return reading.reduce(schema).some((reduced) => {
    const call = zodCallOf(reading, reduced);
    const { node } = reduced;
    if (!call || !reading.graph.ts.isCallExpression(node)) return false;
    const [receiver] = call.operands;
    const isMethod = call.operands.length > node.arguments.length;
    return isMethod && receiver ? isText(reading, receiver) : /(?:^|\.)string$/.test(call.name);
  });
}
