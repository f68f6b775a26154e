import type { ts as TypeScript } from "ts-morph";
import { bindingOf } from "./bindings.ts";
import { findDefinitions, noDefinitions } from "./definitions.ts";
import { type Expression, expressionAt, type Frame, type Reading } from "./expression.ts";
import { Reader } from "./reader.ts";
import type { SourceTexts } from "./source-texts.ts";
import { property } from "./step.ts";
import { isTypedHere, typeWords, type ZodVersion } from "./typed-here.ts";
import { withinStack } from "./within-stack.ts";

/** Whether only the compiler knows the output of a job's payload, which is of this major version of zod. */
export type TypedInSource = (job: string, zod: ZodVersion) => boolean;

/**
 * Finds the jobs whose payload's schema has a type that leaves no trace at run time, here or in a file that the
 * manifest imports: a brand, an enum, a type predicate. Where that is too deep to tell, the answer is yes, since the
 * compiler's type is right in any case.
 *
 * @example
 * const isInferred = await typedInSource(await sourceTexts(manifest));
 * isInferred("orders.ship", 4); // true where its payload reaches z.enum(Status) of `enum Status`
 */
export async function typedInSource({ texts, graph }: SourceTexts): Promise<TypedInSource> {
  if (!texts.some(({ text }) => typeWords.test(text))) return () => false;
  const reading = new Reader(await graph());
  const { jobs } = withinStack(() => findDefinitions(reading), noDefinitions);
  const searches = { 3: new TypeSearch(reading, 3), 4: new TypeSearch(reading, 4) };
  return (job, zod) =>
    (jobs.get(job) ?? []).some(({ expression }) =>
      withinStack(
        () => reading.at(expression, property("payload")).some((payload) => searches[zod].reaches(payload)),
        true,
      ),
    );
}

/** Looks for such types in an expression and in all that it refers to. */
class TypeSearch {
  readonly #reading: Reading;
  readonly #zod: ZodVersion;
  /** What was searched in vain before, outside calls of functions. */
  readonly #plain = new Set<TypeScript.Node>();

  constructor(reading: Reading, zod: ZodVersion) {
    this.#reading = reading;
    this.#zod = zod;
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
    if (isTypedHere(this.#reading, { node, frame }, this.#zod)) return true;
    return this.#next({ node, frame }).some((next) => this.#visit(next, seen));
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
