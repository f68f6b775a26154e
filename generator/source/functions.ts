import type { ts as TypeScript } from "ts-morph";
import type { Expression, Frame, FunctionNode } from "./expression.ts";
import type { Compiler } from "./source-graph.ts";

/** Functions that call functions are followed so deep. */
const deepest = 8;

/** What a call of a function gives, as written in its `return`s; nothing where the calls are too deep. */
export function returnedBy(
  ts: Compiler,
  { node, frame: outer }: Expression,
  given: readonly TypeScript.Expression[],
  caller: Frame | undefined,
): readonly Expression[] {
  const depth = (caller?.depth ?? 0) + 1;
  if (!isFunction(ts, node) || depth > deepest) return [];
  const spread = given.findIndex((argument) => ts.isSpreadElement(argument));
  const known = spread === -1 ? given : given.slice(0, spread);
  const frame: Frame = {
    function: node,
    arguments: known.map((argument) => ({ node: argument, frame: caller })),
    outer,
    depth,
  };
  return returns(ts, node).map((returned) => ({ node: returned, frame }));
}

/** The expressions that a function or a getter returns. */
export function returns(
  ts: Compiler,
  { body }: FunctionNode | TypeScript.GetAccessorDeclaration,
): readonly TypeScript.Expression[] {
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: TypeScript.Expression[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    else ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

export function isFunction(ts: Compiler, node: TypeScript.Node): node is FunctionNode {
  return (
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node)
  );
}
