import type { ts as TypeScript } from "ts-morph";
import type { Compiler } from "../source/source-graph.ts";

/**
 * Whether what a module gives may depend on more than its text and its imports: on the clock, chance, the environment, a
 * file that it reads, the language of the machine. Where it cannot be told, the answer is yes. A text that has none of the
 * words for these is not parsed.
 */
export function dependsOnMore(ts: Compiler, path: string, text: string): boolean {
  if (!outsideWords.test(text)) return false;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: TypeScript.Node): boolean =>
    isOutside(ts, node) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(tree);
}

const outside: ReadonlySet<string> = new Set(
  ["process", "require", "module", "globalThis", "global", "eval", "Function", "Intl", "navigator"]
    .concat(["fetch", "performance", "crypto", "WebAssembly", "setTimeout", "setInterval", "setImmediate"])
    .concat(["queueMicrotask", "Deno", "Bun", "Proxy", "WeakRef", "FinalizationRegistry"]),
);

/** Also `\\u`, by which any name can be written. */
const outsideWords = new RegExp(
  `\\b(?:${[...outside, "Date", "random", "localeCompare"].join("|")})\\b|\\btoLocale|\\bimport\\s*[.(/]|\\\\u`,
);

function isOutside(ts: Compiler, node: TypeScript.Node): boolean {
  if (ts.isMetaProperty(node)) return node.keywordToken === ts.SyntaxKind.ImportKeyword;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return !node.arguments[0] || !ts.isStringLiteralLike(node.arguments[0]);
  if (ts.isPropertyAccessExpression(node)) {
    const { name } = node;
    return /^toLocale/.test(name.text) || name.text === "localeCompare" || name.text === "random";
  }
  if (!ts.isIdentifier(node) || isMereName(ts, node)) return false;
  return node.text === "Date" ? !isFixedDate(ts, node) : outside.has(node.text);
}

/** A key, a member or a type, which refers to no value. */
function isMereName(ts: Compiler, node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  return (
    ts.isTypeNode(parent) ||
    ts.isTypeElement(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isEnumMember(parent)
  );
}

/** `new Date("2020-01-01")`, `x instanceof Date` and `z.instanceof(Date)`, but not today. */
function isFixedDate(ts: Compiler, node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node) return (parent.arguments ?? []).length > 0;
  if (ts.isCallExpression(parent)) return parent.expression !== node;
  return ts.isBinaryExpression(parent);
}
