import type { ts as TypeScript } from "ts-morph";
import type { Expression, FunctionNode, Reading } from "./expression.ts";
import { isFunction, returns } from "./functions.ts";
import { importedName } from "./imported-name.ts";
import type { Compiler } from "./source-graph.ts";

/**
 * Whether a check may be a type predicate, `(text): text is Hex => …`, written out or inferred by the compiler from
 * what the function returns. Yes for what cannot be followed to a function.
 */
export function mayNarrow(reading: Reading, check: Expression): boolean {
  const { ts } = reading.graph;
  return reading.reduce(check).some((reduced) => {
    const { node } = reduced;
    if (!isFunction(ts, node)) return true;
    const declared = declaredResult(ts, node);
    return declared ? ts.isTypePredicateNode(declared) : isInferredPredicate(reading, node, reduced);
  });
}

/** The type that a function is said to return, by itself or by the type of the constant that it is. */
function declaredResult(ts: Compiler, node: FunctionNode): TypeScript.TypeNode | undefined {
  if (node.type) return node.type;
  const { parent } = node;
  const type = ts.isVariableDeclaration(parent) ? parent.type : undefined;
  return type && ts.isFunctionTypeNode(type) ? type.type : undefined;
}

/** The compiler infers a predicate from a single condition that says what a parameter is. */
function isInferredPredicate(reading: Reading, node: FunctionNode, { frame }: Expression): boolean {
  const { ts } = reading.graph;
  const isAsync = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const [condition, ...others] = returns(ts, node);
  if (isAsync || node.asteriskToken || !condition || others.length > 0) return false;
  const names = new Set(node.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : [])));
  return isNarrowing(reading, { node: condition, frame }, names);
}

function isNarrowing(reading: Reading, condition: Expression, names: ReadonlySet<string>): boolean {
  const { ts } = reading.graph;
  const { node, frame } = condition;
  const within = (...parts: readonly TypeScript.Node[]): boolean =>
    parts.some((part) => isNarrowing(reading, { node: part, frame }, names));
  const isAbout = (part: TypeScript.Node): boolean => isOf(ts, part, names);
  if (isAbout(node)) return true;
  if (ts.isParenthesizedExpression(node)) return within(node.expression);
  if (ts.isConditionalExpression(node)) return within(node.condition, node.whenTrue, node.whenFalse);
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken && within(node.operand);
  if (ts.isCallExpression(node))
    return node.arguments.some(isAbout) && isPredicate(reading, { node: node.expression, frame });
  if (!ts.isBinaryExpression(node)) return false;
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return within(left, right);
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.InstanceOfKeyword:
    case ts.SyntaxKind.InKeyword:
      // `form.password === form.repeated` says nothing of either.
      return isAbout(left) !== isAbout(right);
    default:
      return false;
  }
}

/** A parameter, its `typeof`, or what of it may tell the members of a union apart: `event.kind`. */
function isOf(ts: Compiler, node: TypeScript.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text);
  const isPart =
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isParenthesizedExpression(node);
  return isPart && isOf(ts, node.expression, names);
}

/** Whether a call within a condition may be of a type predicate: of the sources, of a package, or of JavaScript. */
function isPredicate(reading: Reading, callee: Expression): boolean {
  const { ts } = reading.graph;
  if (importedName(reading, callee)) return true;
  const functions = reading.reduce(callee).flatMap(({ node }) => (isFunction(ts, node) ? [node] : []));
  if (functions.length === 0) return /^(?:Array\.isArray|ArrayBuffer\.isView)$/.test(callee.node.getText());
  return functions.some((node) => {
    const declared = declaredResult(ts, node);
    return !declared || ts.isTypePredicateNode(declared);
  });
}
