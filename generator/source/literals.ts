import type { ts as TypeScript } from "ts-morph";
import { exportedNames } from "./bindings.ts";
import type { Expression, Frame, Reading } from "./expression.ts";
import type { Compiler } from "./source-graph.ts";
import { property } from "./step.ts";

/** A property of an object, or an export of a module. */
export interface Entry {
  readonly name: string;
  /** Where the name is written; undefined for an export. */
  readonly key: TypeScript.Node | undefined;
  readonly value: Expression;
}

/** The elements of a list, those of lists spread into it included; undefined for what is not known. */
export function elementsOf(reading: Reading, list: Expression): readonly (Expression | undefined)[] {
  const { ts } = reading.graph;
  const reduced = only(reading.reduce(list));
  if (!reduced) return [undefined];
  const { node, frame } = reduced;
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.flatMap((element) =>
      ts.isSpreadElement(element)
        ? elementsOf(reading, { node: element.expression, frame })
        : [{ node: element, frame }],
    );
  }
  const object =
    ts.isCallExpression(node) && node.expression.getText() === "Object.values" && node.arguments[0];
  return object ? entriesOf(reading, { node: object, frame }).map(({ value }) => value) : [undefined];
}

/** The properties of an object literal or the exports of a module, those spread into it included. */
export function entriesOf(reading: Reading, object: Expression): readonly Entry[] {
  const { ts } = reading.graph;
  const found = reading.reduce(object).flatMap(({ node, frame }): readonly Entry[] => {
    if (ts.isSourceFile(node)) return exportEntries(reading, node);
    if (!ts.isObjectLiteralExpression(node)) return [];
    return node.properties.flatMap((member) => {
      if (ts.isSpreadAssignment(member)) return entriesOf(reading, { node: member.expression, frame });
      const name = nameOf(reading, member, frame);
      const value = writtenValue(reading, member);
      return name === undefined || !value ? [] : [{ name, key: member.name, value: { node: value, frame } }];
    });
  });
  // A later one overrides an earlier one.
  return [...new Map(found.map((entry) => [entry.name, entry])).values()];
}

/** The members of an object literal by their names; undefined where one is spread or has a computed name. */
export function plainMembers(
  ts: Compiler,
  literal: TypeScript.ObjectLiteralExpression,
): ReadonlyMap<string, TypeScript.ObjectLiteralElementLike> | undefined {
  const known = membersRead.get(literal);
  if (known) return known.plain;
  const found = new Map<string, TypeScript.ObjectLiteralElementLike>();
  for (const member of literal.properties) {
    if (member.name && !ts.isComputedPropertyName(member.name)) found.set(member.name.text, member);
  }
  const plain = found.size === literal.properties.length ? found : undefined;
  membersRead.set(literal, { plain });
  return plain;
}

/** A literal is read once. */
const membersRead = new WeakMap<
  TypeScript.Node,
  { readonly plain: ReadonlyMap<string, TypeScript.ObjectLiteralElementLike> | undefined }
>();

/** A property's value as it is written. */
export function writtenValue(
  { graph: { ts } }: Reading,
  member: TypeScript.ObjectLiteralElementLike,
): TypeScript.Node | undefined {
  if (ts.isPropertyAssignment(member)) return member.initializer;
  if (ts.isShorthandPropertyAssignment(member)) return member.name;
  return ts.isGetAccessor(member) || ts.isMethodDeclaration(member) ? member : undefined;
}

/** The name of a member, which may be computed from constants. */
export function nameOf(
  reading: Reading,
  { name }: { readonly name?: TypeScript.PropertyName | undefined },
  frame: Frame | undefined,
): string | undefined {
  if (!name) return undefined;
  return reading.graph.ts.isComputedPropertyName(name)
    ? textOf(reading, { node: name.expression, frame })
    : name.text;
}

/** A text, where it is written as one or is made of such. */
export function textOf(reading: Reading, expression: Expression): string | undefined {
  const { ts } = reading.graph;
  const reduced = only(reading.reduce(expression));
  if (!reduced) return undefined;
  const { node, frame } = reduced;
  const joined = (...parts: readonly (string | TypeScript.Expression)[]): string | undefined => {
    const texts = parts.map((part) =>
      typeof part === "string" ? part : textOf(reading, { node: part, frame }),
    );
    return texts.includes(undefined) ? undefined : texts.join("");
  };
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return joined(
      node.head.text,
      ...node.templateSpans.flatMap((span) => [span.expression, span.literal.text]),
    );
  const isSum = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
  return isSum ? joined(node.left, node.right) : undefined;
}

function exportEntries(reading: Reading, node: TypeScript.SourceFile): readonly Entry[] {
  return exportedNames(reading.graph, node).flatMap((name) => {
    const value = only(reading.at({ node }, property(name)));
    return value ? [{ name, key: undefined, value }] : [];
  });
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
