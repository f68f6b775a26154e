import type { ts as TypeScript } from "ts-morph";
import { type Binding, bindingOf, exportOf, type LocalDeclaration } from "./bindings.ts";
import { type Expression, expressionAt, type Frame, type Reading } from "./expression.ts";
import { isFunction, returnedBy, returns } from "./functions.ts";
import { elementsOf, nameOf, plainMembers, textOf, writtenValue } from "./literals.ts";
import { type OpenReadings, readsOnce } from "./reads-once.ts";
import type { Compiler, SourceGraph } from "./source-graph.ts";
import { property, type Step } from "./step.ts";
import { sameValueOf, zodCallOf } from "./zod-call-of.ts";
import { writtenAt } from "./zod-calls.ts";

/** Reads the sources of one graph. */
export class Reader implements Reading {
  readonly graph: SourceGraph;
  readonly #ts: Compiler;
  readonly #open: OpenReadings = { count: 0, cuts: 0 };
  readonly #reduce = readsOnce(
    this.#open,
    (expression) => this.#standsFor(expression)?.flatMap((next) => this.reduce(next)) ?? [expression],
  );
  /** By the step, which is another one for each path. */
  readonly #entries = new WeakMap<Step, (reduced: Expression) => readonly Expression[]>();

  constructor(graph: SourceGraph) {
    this.graph = graph;
    this.#ts = graph.ts;
  }

  reduce(expression: Expression): readonly Expression[] {
    return this.#reduce(expression);
  }

  at(expression: Expression, step: Step): readonly Expression[] {
    const enter = this.#entries.get(step) ?? readsOnce(this.#open, (reduced) => this.#inside(reduced, step));
    this.#entries.set(step, enter);
    return this.reduce(expression).flatMap(enter);
  }

  /** One step towards what an expression stands for; undefined where it stands for itself. */
  #standsFor(expression: Expression): readonly Expression[] | undefined {
    const ts = this.#ts;
    const { node, frame } = expression;
    const here = (...nodes: readonly TypeScript.Node[]): readonly Expression[] =>
      nodes.map((next) => ({ node: next, frame }));
    if (isWrapper(ts, node)) return here(node.expression);
    if (ts.isIdentifier(node)) return someOf(this.#bound(bindingOf(this.graph, node), frame));
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      return someOf(this.#member(node, frame));
    if (ts.isCallExpression(node)) return someOf(this.#returned(node, frame));
    if (ts.isGetAccessor(node)) return here(...returns(ts, node));
    if (ts.isConditionalExpression(node)) return here(node.whenTrue, node.whenFalse);
    if (node.kind === ts.SyntaxKind.ThisKeyword) return someOf(here(...classAround(ts, node)));
    if (!ts.isBinaryExpression(node)) return undefined;
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return here(node.left, node.right);
      case ts.SyntaxKind.AmpersandAmpersandToken:
      case ts.SyntaxKind.CommaToken:
        return here(node.right);
      default:
        return undefined;
    }
  }

  /** What is written where a name is declared. */
  #bound(binding: Binding | undefined, frame: Frame | undefined): readonly Expression[] {
    switch (binding?.kind) {
      case "module":
        return [{ node: binding.tree }];
      case "expression":
        return [{ node: binding.node }];
      case "declaration":
        return this.#declared(binding.node, expressionAt(binding.node, frame).frame);
      default:
        return [];
    }
  }

  #declared(node: LocalDeclaration, frame: Frame | undefined): readonly Expression[] {
    const ts = this.#ts;
    if (ts.isVariableDeclaration(node)) {
      // What may be given another value later cannot be followed.
      const isConstant = (node.parent.flags & ts.NodeFlags.Const) !== 0;
      return isConstant && node.initializer ? [{ node: node.initializer, frame }] : [];
    }
    if (ts.isParameter(node)) {
      const given = frame?.function === node.parent ? this.#argument(node, frame) : undefined;
      return given ? [given] : initializer(node, frame);
    }
    if (!ts.isBindingElement(node)) return [{ node, frame }];
    if (node.dotDotDotToken) return [];
    const { parent: pattern } = node;
    const whole = this.#declared(pattern.parent, frame);
    const step: Step | undefined = ts.isArrayBindingPattern(pattern)
      ? { kind: "index", index: pattern.elements.indexOf(node) }
      : this.#bindingName(node, frame);
    const found = step ? whole.flatMap((from) => this.at(from, step)) : [];
    return found.length > 0 ? found : initializer(node, frame);
  }

  #argument(parameter: TypeScript.ParameterDeclaration, frame: Frame): Expression | undefined {
    return parameter.dotDotDotToken
      ? undefined
      : frame.arguments[frame.function.parameters.indexOf(parameter)];
  }

  #bindingName(
    { name, propertyName }: TypeScript.BindingElement,
    frame: Frame | undefined,
  ): Step | undefined {
    const named = propertyName ?? (this.#ts.isIdentifier(name) ? name : undefined);
    const text = nameOf(this, { name: named }, frame);
    return text === undefined ? undefined : property(text);
  }

  /** `schemas.address`, and of schemas `order.shape` and `list.element`. */
  #member(
    node: TypeScript.PropertyAccessExpression | TypeScript.ElementAccessExpression,
    frame: Frame | undefined,
  ): readonly Expression[] {
    const ts = this.#ts;
    const isNamed = ts.isPropertyAccessExpression(node);
    const name = isNamed ? node.name.text : textOf(this, { node: node.argumentExpression, frame });
    if (name === undefined) return [];
    return this.reduce({ node: node.expression, frame }).flatMap((holder) => {
      // The members of a schema are not its properties. Its shape stands for itself.
      if (ts.isCallExpression(holder.node))
        return name === "element" ? this.at(holder, { kind: "items" }) : [];
      const isIndex = ts.isArrayLiteralExpression(holder.node);
      return this.at(holder, isIndex ? { kind: "index", index: Number(name) } : property(name));
    });
  }

  /** What a call of a function of the sources gives. */
  #returned(node: TypeScript.CallExpression, frame: Frame | undefined): readonly Expression[] {
    const [first] = node.arguments;
    if (first && node.expression.getText() === "Object.freeze") return [{ node: first, frame }];
    return this.reduce({ node: node.expression, frame })
      .filter((callee) => isFunction(this.#ts, callee.node))
      .flatMap((callee) => returnedBy(this.#ts, callee, node.arguments, frame));
  }

  /** `reduced` stands for itself. */
  #inside(reduced: Expression, step: Step): readonly Expression[] {
    const ts = this.#ts;
    const { node, frame } = reduced;
    if (ts.isCallExpression(node)) return this.#insideCall(reduced, step);
    if (ts.isArrayLiteralExpression(node) && step.kind === "index") {
      const until = elementsOf(this, reduced).slice(0, step.index + 1);
      const element = until.includes(undefined) ? undefined : until[step.index];
      return element ? [element] : [];
    }
    if (step.kind !== "property") return [];
    if (ts.isObjectLiteralExpression(node)) return this.#propertyOf(node, step, frame);
    if (ts.isSourceFile(node)) return this.#bound(exportOf(this.graph, node, step.name), undefined);
    if (ts.isNewExpression(node)) return this.at({ node: node.expression, frame }, step);
    if (ts.isClassLike(node)) return this.#memberOf(node, step, frame);
    if (ts.isEnumDeclaration(node)) {
      const member = node.members.find(({ name }) => nameOf(this, { name }, frame) === step.name);
      return member?.initializer ? [{ node: member.initializer, frame }] : [];
    }
    const isShape = ts.isPropertyAccessExpression(node) && node.name.text === "shape";
    return isShape ? this.at({ node: node.expression, frame }, step) : [];
  }

  #insideCall(reduced: Expression, step: Step): readonly Expression[] {
    const call = zodCallOf(this, reduced);
    if (!call) return [];
    return writtenAt(call, step).flatMap((written) => {
      switch (written.kind) {
        case "here":
          return [written.operand];
        case "first":
          return this.#first(written.operands, step);
        case "masked":
          return this.at(written.mask, step).length > 0 === written.keeps
            ? this.at(written.operand, step)
            : [];
        default:
          return sameValueOf(this, call).flatMap((operand) => this.at(operand, step));
      }
    });
  }

  /** In the first that has the step: the others are overridden. */
  #first(expressions: readonly Expression[], step: Step): readonly Expression[] {
    for (const expression of expressions) {
      const found = this.at(expression, step);
      if (found.length > 0) return found;
    }
    return [];
  }

  #propertyOf(
    literal: TypeScript.ObjectLiteralExpression,
    step: Extract<Step, { kind: "property" }>,
    frame: Frame | undefined,
  ): readonly Expression[] {
    const plain = plainMembers(this.#ts, literal);
    const members = plain ? [plain.get(step.name) ?? []].flat() : literal.properties.toReversed();
    for (const member of members) {
      if (this.#ts.isSpreadAssignment(member)) {
        const found = this.at({ node: member.expression, frame }, step);
        if (found.length > 0) return found;
      } else if (nameOf(this, member, frame) === step.name) {
        const node = writtenValue(this, member);
        return node ? [{ node, frame }] : [];
      }
    }
    return [];
  }

  #memberOf(
    { members, heritageClauses }: TypeScript.ClassLikeDeclaration,
    step: Extract<Step, { kind: "property" }>,
    frame: Frame | undefined,
  ): readonly Expression[] {
    const ts = this.#ts;
    const member = members.find((candidate) => nameOf(this, candidate, frame) === step.name);
    if (!member) {
      const base = heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
      return base ? this.at({ node: base.expression, frame }, step) : [];
    }
    if (ts.isPropertyDeclaration(member)) return initializer(member, frame);
    return ts.isGetAccessor(member) || ts.isMethodDeclaration(member) ? [{ node: member, frame }] : [];
  }
}

function isWrapper(
  ts: Compiler,
  node: TypeScript.Node,
): node is TypeScript.Node & { readonly expression: TypeScript.Expression } {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isAwaitExpression(node)
  );
}

function classAround(ts: Compiler, node: TypeScript.Node): readonly TypeScript.Node[] {
  for (let around = node.parent; around; around = around.parent) if (ts.isClassLike(around)) return [around];
  return [];
}

function initializer(
  { initializer: node }: { readonly initializer?: TypeScript.Expression | undefined },
  frame: Frame | undefined,
): readonly Expression[] {
  return node ? [{ node, frame }] : [];
}

/** Nothing found is no answer. */
function someOf(found: readonly Expression[]): readonly Expression[] | undefined {
  return found.length > 0 ? found : undefined;
}
