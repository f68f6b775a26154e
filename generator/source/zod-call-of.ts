import type { Expression, Reading } from "./expression.ts";
import { returnedBy } from "./functions.ts";
import { importedName } from "./imported-name.ts";
import { elementsOf } from "./literals.ts";
import { sameValue, type ZodCall } from "./zod-calls.ts";

/**
 * The call of a schema's function or method. Undefined for what is no call, and for the functions of packages
 * other than zod and this one, since nobody knows what they do with their arguments.
 */
export function zodCallOf(reading: Reading, { node, frame }: Expression): ZodCall<Expression> | undefined {
  const { ts } = reading.graph;
  if (!ts.isCallExpression(node)) return undefined;
  const given = node.arguments.map((argument) => ({ node: argument, frame }));
  const imported = importedName(reading, { node: node.expression, frame });
  if (imported) {
    if (!/zod|jobwright/.test(imported.specifier)) return undefined;
    // In full, since z.iso.date and z.coerce.date are not z.date.
    return { name: imported.names.filter((name) => name !== "z").join("."), operands: given };
  }
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: receiver, name } = node.expression;
  return isLiteral(reading, { node: receiver, frame })
    ? undefined
    : { name: name.text, operands: [{ node: receiver, frame }, ...given] };
}

/** What of a call describes the same value: what a wrapper wraps, the members of a union, what a lazy returns. */
export function sameValueOf(reading: Reading, call: ZodCall<Expression>): readonly Expression[] {
  const { operands, members } = sameValue(call);
  const listed = members ? elementsOf(reading, members).flatMap((element) => element ?? []) : operands;
  if (call.name !== "lazy") return listed;
  return listed
    .flatMap((operand) => reading.reduce(operand))
    .flatMap((getter) => returnedBy(reading.graph.ts, getter, [], getter.frame));
}

/** Methods of lists and objects are none of a schema's. */
function isLiteral(reading: Reading, receiver: Expression): boolean {
  const { ts } = reading.graph;
  return reading
    .reduce(receiver)
    .some(({ node }) => ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node));
}
