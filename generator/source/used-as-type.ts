import type { ts as TypeScript } from "ts-morph";
import type { Compiler } from "./source-graph.ts";

/**
 * Whether every name of an import is used only as a type, or not at all, though the import does not say so. Compilers
 * drop such an import, unless `verbatimModuleSyntax` forbids it; Node, which only strips types, keeps it.
 *
 * @param specifier the text that an import is from
 */
export function isUsedAsType(ts: Compiler, specifier: TypeScript.Node): boolean {
  const { parent } = specifier;
  if (!ts.isImportDeclaration(parent) || !parent.importClause) return false;
  const names = importedNames(ts, parent.importClause);
  const values = valueNames(ts, parent.getSourceFile());
  return names.every((name) => !values.has(name));
}

function importedNames(ts: Compiler, clause: TypeScript.ImportClause): readonly string[] {
  const { name, namedBindings } = clause;
  const own = name ? [name.text] : [];
  if (!namedBindings) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, namedBindings.name.text];
  const values = namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  return [...own, ...values.map((element) => element.name.text)];
}

/** Every name that a file uses as more than a type. A name of an inner scope counts for an import's too. */
function valueNames(ts: Compiler, tree: TypeScript.SourceFile): ReadonlySet<string> {
  const known = namesFound.get(tree);
  if (known) return known;
  const names = new Set<string>();
  const visit = (node: TypeScript.Node): void => {
    if (ts.isImportDeclaration(node) || isType(ts, node)) return;
    if (ts.isIdentifier(node) && !isMemberName(ts, node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  namesFound.set(tree, names);
  return names;
}

/** A file is read once. */
const namesFound = new WeakMap<TypeScript.SourceFile, ReadonlySet<string>>();

function isType(ts: Compiler, node: TypeScript.Node): boolean {
  if (ts.isHeritageClause(node)) return !isClassParent(ts, node);
  if (ts.isExportDeclaration(node) || ts.isExportSpecifier(node)) return node.isTypeOnly;
  // The compiler counts what a class extends, and `f<string>`, among the types.
  if (ts.isExpressionWithTypeArguments(node)) return false;
  return ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function isClassParent(ts: Compiler, { token, parent }: TypeScript.HeritageClause): boolean {
  return token === ts.SyntaxKind.ExtendsKeyword && !ts.isInterfaceDeclaration(parent);
}

/** `b` of `a.b` and of `{ b: 1 }`. */
function isMemberName(ts: Compiler, node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return ts.isPropertyAssignment(parent) && parent.name === node;
}
