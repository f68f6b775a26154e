import type { ts as TypeScript } from "ts-morph";

type Compiler = typeof TypeScript;

/** The job whose type a declaration names. */
export interface HandlersType {
  readonly job: string;
  /** The job's name in the source. */
  readonly node: TypeScript.Node;
}

/** The job that a declaration's type names, in `handler: Handlers["a"]` or `handler = … satisfies Handlers["a"]`. */
export function handlersTypeOf(
  ts: Compiler,
  annotation: TypeScript.TypeNode | undefined,
  value: TypeScript.Expression | undefined,
): HandlersType | undefined {
  const own = annotation && jobOf(ts, annotation);
  if (own || !value) return own;
  if (ts.isParenthesizedExpression(value)) return handlersTypeOf(ts, undefined, value.expression);
  return ts.isSatisfiesExpression(value) || ts.isAsExpression(value) ? jobOf(ts, value.type) : undefined;
}

/** `Handlers["a"]`, also where it is `generated.Handlers` or `import("…").Handlers`. */
function jobOf(ts: Compiler, type: TypeScript.TypeNode): HandlersType | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return undefined;
  const { literal } = type.indexType;
  const isHandlers = /(?:^|\.)Handlers$/.test(type.objectType.getText());
  return isHandlers && ts.isStringLiteralLike(literal) ? { job: literal.text, node: literal } : undefined;
}
