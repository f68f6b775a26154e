import type { ts as TypeScript } from "ts-morph";
import { bindingOf } from "./bindings.ts";
import { type Definition, findDefinitions, noDefinitions } from "./definitions.ts";
import { type Expression, expressionAt, type Frame, type Reading } from "./expression.ts";
import { Reader } from "./reader.ts";
import type { SourceGraph } from "./source-graph.ts";
import { property } from "./step.ts";
import { withinStack } from "./within-stack.ts";

/**
 * The names of the jobs whose payload's schema is made with `.brand()`, here or in a file that the manifest
 * imports. zod 4 keeps no trace of a brand at run time, so only the source tells.
 */
export function brandedJobs(graph: SourceGraph): ReadonlySet<string> {
  if (!graph.sources.some(({ tree }) => /\bbrand\b/.test(tree.text))) return new Set();
  const reading = new Reader(graph);
  const search = new BrandSearch(reading);
  const { jobs } = withinStack(() => findDefinitions(reading), noDefinitions);
  const isBranded = ({ expression }: Definition): boolean =>
    reading.at(expression, property("payload")).some((payload) => search.reaches(payload));
  const branded = [...jobs].filter(([, defined]) =>
    // Where that is too deep to tell: the compiler's type is right in any case.
    defined.some((definition) => withinStack(() => isBranded(definition), true)),
  );
  return new Set(branded.map(([name]) => name));
}

/** Looks for calls of `.brand` in an expression and in all that it refers to. */
class BrandSearch {
  readonly #reading: Reading;
  /** What was searched in vain before, outside calls of functions. */
  readonly #plain = new Set<TypeScript.Node>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  reaches(expression: Expression): boolean {
    const seen = new Map<Frame | undefined, Set<TypeScript.Node>>();
    const found = this.#visit(expression, seen);
    if (!found) for (const node of seen.get(undefined) ?? []) this.#plain.add(node);
    return found;
  }

  #visit({ node, frame }: Expression, seen: Map<Frame | undefined, Set<TypeScript.Node>>): boolean {
    const { ts } = this.#reading.graph;
    const known = seen.get(frame) ?? new Set();
    if (known.has(node) || (!frame && this.#plain.has(node)) || ts.isTypeNode(node)) return false;
    seen.set(frame, known.add(node));
    const isBrand =
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "brand";
    return isBrand || this.#next({ node, frame }).some((next) => this.#visit(next, seen));
  }

  /** What an expression is written with, and what its names stand for. */
  #next(expression: Expression): readonly Expression[] {
    const { node, frame } = expression;
    const { ts } = this.#reading.graph;
    if (ts.isIdentifier(node)) return this.#named(node, frame);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const reduced = this.#reading.reduce(expression).filter((next) => next.node !== node);
      return reduced.length > 0 ? reduced : [{ node: node.expression, frame }];
    }
    const children: Expression[] = [];
    // The name of a property is no expression.
    const name = ts.isPropertyAssignment(node) ? node.name : undefined;
    ts.forEachChild(node, (child) => {
      if (child !== name || ts.isComputedPropertyName(child)) children.push({ node: child, frame });
    });
    return children;
  }

  #named(node: TypeScript.Identifier, frame: Frame | undefined): readonly Expression[] {
    const { graph } = this.#reading;
    const binding = bindingOf(graph, node);
    if (binding?.kind === "module") return binding.tree.statements.map((statement) => ({ node: statement }));
    if (binding?.kind === "expression") return [{ node: binding.node }];
    if (binding?.kind !== "declaration") return [];
    const declared = expressionAt(binding.node, frame);
    const isParameter = graph.ts.isParameter(binding.node) || graph.ts.isBindingElement(binding.node);
    // A parameter's value is in the call; all of a pattern's is in what is taken apart.
    if (!isParameter) return [declared];
    const values = this.#reading.reduce({ node, frame }).filter((next) => next.node !== node);
    return values.length > 0 ? values : [declared];
  }
}
