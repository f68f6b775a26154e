import type { ts as TypeScript } from "ts-morph";
import type { SourceGraph } from "./source-graph.ts";
import type { Step } from "./step.ts";

/** An expression of the source, and the call within which it is read. */
export interface Expression {
  readonly node: TypeScript.Node;
  /** Undefined outside functions. */
  readonly frame?: Frame | undefined;
}

/** One call of a function of the source: what its parameters stand for. */
export interface Frame {
  readonly function: FunctionNode;
  readonly arguments: readonly Expression[];
  /** The call within which the function itself was made. */
  readonly outer: Frame | undefined;
  /** How many calls within each other this is, so that recursion ends. */
  readonly depth: number;
}

/**
 * Reads expressions without running them, by syntax alone. Several results are alternatives: the branches of a
 * condition, or the members of a union.
 */
export interface Reading {
  readonly graph: SourceGraph;
  /**
   * What an expression stands for: a literal, a function, a class, a module, a call of a package's function. What
   * cannot be followed stands for itself.
   */
  reduce(expression: Expression): readonly Expression[];
  /** What stands one step further in a literal, a module, a class or a schema, as it is written there. */
  at(expression: Expression, step: Step): readonly Expression[];
}

export type FunctionNode =
  | TypeScript.ArrowFunction
  | TypeScript.FunctionExpression
  | TypeScript.FunctionDeclaration
  | TypeScript.MethodDeclaration;

/** The expression at another node of the same call, or of the call that made the function where the node lies. */
export function expressionAt(node: TypeScript.Node, frame: Frame | undefined): Expression {
  let around = frame;
  while (around && !holds(around.function, node)) around = around.outer;
  return { node, frame: around };
}

/** Each expression once. */
export function distinct(expressions: readonly Expression[]): readonly Expression[] {
  if (expressions.length < 2) return expressions;
  const seen = new Map<Frame | undefined, Set<TypeScript.Node>>();
  return expressions.filter(({ node, frame }) => {
    const known = seen.get(frame) ?? new Set();
    if (known.has(node)) return false;
    seen.set(frame, known.add(node));
    return true;
  });
}

function holds(outer: TypeScript.Node, inner: TypeScript.Node): boolean {
  return outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;
}
