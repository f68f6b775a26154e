import type { ts as TypeScript } from "ts-morph";
import type { DiagnosticCode } from "../../schema/diagnostics/catalogue.ts";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { distinct, type Expression, type Reading } from "./expression.ts";
import { faultyCall } from "./faulty-call.ts";
import type { Step } from "./step.ts";

/** Where a path leads in the source. */
export interface FoundPlace {
  readonly node: TypeScript.Node;
  /** How much of the path could be followed. */
  readonly steps: number;
}

/**
 * Follows a diagnostic's path from a definition to the expression that declares what lies there. Where it cannot
 * be followed to its end, or could lead to several places, what holds them is the place: never another one.
 *
 * @param occurrence how many like it came before, of the same code and path
 */
export function followPath(
  reading: Reading,
  found: Diagnostic,
  from: Expression,
  steps: readonly Step[],
  occurrence: number,
): FoundPlace {
  const levels: (readonly Expression[])[] = [[from]];
  for (const step of steps) {
    const next = distinct((levels.at(-1) ?? []).flatMap((expression) => reading.at(expression, step)));
    if (next.length === 0) break;
    levels.push(next);
  }
  const reached = levels.length - 1;
  const last = levels[reached] ?? [];
  const isWhole = reached === steps.length;
  const exact = isWhole
    ? (keyOf(reading, found, last) ?? faultyCall(reading, found, last, occurrence))
    : undefined;
  return { node: exact ?? nodeOf(reading, onlyOne(levels) ?? from), steps: reached };
}

/** The deepest expression that is the only one of its level. */
function onlyOne(levels: readonly (readonly Expression[])[]): Expression | undefined {
  return levels.findLast((level) => level.length === 1)?.[0];
}

/** The constant or call that an expression stands for, where that is one. */
function nodeOf(reading: Reading, expression: Expression): TypeScript.Node {
  const [reduced, ...others] = reading.reduce(expression);
  if (!reduced || others.length > 0 || reading.graph.ts.isSourceFile(reduced.node)) return expression.node;
  return reduced.node;
}

/** The name of a property, where that is what is wrong. */
function keyOf(
  { graph: { ts } }: Reading,
  { code }: Diagnostic,
  [value]: readonly Expression[],
): TypeScript.Node | undefined {
  const isAboutKey = code.startsWith("KEY_") || keyCodes.has(code);
  if (!isAboutKey || !value?.node.parent) return undefined;
  const { node } = value;
  if (ts.isPropertyAssignment(node.parent)) return node.parent.name;
  const isWhole = ts.isGetAccessor(node) || ts.isMethodDeclaration(node);
  return isWhole || ts.isShorthandPropertyAssignment(node.parent) ? node : undefined;
}

const keyCodes: ReadonlySet<DiagnosticCode> = new Set(["ACCEPTANCE_INVALID", "SCHEMA_PROPERTY_RESERVED"]);
