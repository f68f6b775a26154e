import type { ts as TypeScript } from "ts-morph";
import { type Declaration, declarationOf, declarationsIn } from "./declarations.ts";
import type { Compiler, SourceGraph } from "./source-graph.ts";

/** What a name stands for, after following imports and re-exports. */
export type Binding =
  | { readonly kind: "declaration"; readonly node: LocalDeclaration }
  /** What `export default` exports. */
  | { readonly kind: "expression"; readonly node: TypeScript.Expression }
  | { readonly kind: "module"; readonly tree: TypeScript.SourceFile }
  /** An export of a package, `*` for all of them. */
  | { readonly kind: "package"; readonly specifier: string; readonly name: string };

export type LocalDeclaration = Exclude<
  Declaration,
  TypeScript.ImportClause | TypeScript.ImportSpecifier | TypeScript.NamespaceImport
>;

/** What an identifier stands for; undefined for a global, and for what is not found. */
export function bindingOf(graph: SourceGraph, identifier: TypeScript.Identifier): Binding | undefined {
  const known = bindingsFound.get(identifier);
  if (known) return known.binding;
  const declaration = declarationOf(graph.ts, identifier);
  const binding = declaration && followImport(graph, declaration, []);
  bindingsFound.set(identifier, { binding });
  return binding;
}

/** A name is looked up once. */
const bindingsFound = new WeakMap<TypeScript.Identifier, { readonly binding: Binding | undefined }>();

/** What a file exports under a name, `default` included. */
export function exportOf(graph: SourceGraph, tree: TypeScript.SourceFile, name: string): Binding | undefined {
  return findExport(graph, tree, name, []);
}

/** The names that a file exports by its own declarations and lists, in their order. */
export function exportedNames({ ts }: SourceGraph, tree: TypeScript.SourceFile): readonly string[] {
  return tree.statements.flatMap((statement): readonly string[] => {
    if (ts.isExportDeclaration(statement)) return exportList(ts, statement).map(({ name }) => name.text);
    if (!isExported(ts, statement)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
  });
}

function followImport(graph: SourceGraph, node: Declaration, open: readonly string[]): Binding | undefined {
  const { ts } = graph;
  if (ts.isImportClause(node)) return importFrom(graph, node.parent.moduleSpecifier, "default", open);
  if (ts.isNamespaceImport(node)) return importFrom(graph, node.parent.parent.moduleSpecifier, "*", open);
  if (ts.isImportSpecifier(node)) {
    const { text } = node.propertyName ?? node.name;
    return importFrom(graph, node.parent.parent.parent.moduleSpecifier, text, open);
  }
  return { kind: "declaration", node };
}

function importFrom(
  graph: SourceGraph,
  specifier: TypeScript.Expression,
  name: string,
  open: readonly string[],
): Binding | undefined {
  if (!graph.ts.isStringLiteral(specifier)) return undefined;
  const imported = graph.importedBy(specifier);
  if (imported === undefined) return { kind: "package", specifier: specifier.text, name };
  return name === "*"
    ? { kind: "module", tree: imported.tree }
    : findExport(graph, imported.tree, name, open);
}

function findExport(
  graph: SourceGraph,
  tree: TypeScript.SourceFile,
  name: string,
  open: readonly string[],
): Binding | undefined {
  const { ts } = graph;
  const wanted = `${name} of ${tree.fileName}`;
  // Files may re-export each other.
  if (open.includes(wanted)) return undefined;
  const inside = [...open, wanted];
  for (const statement of tree.statements) {
    const found = exportedBy(graph, statement, name, inside);
    if (found) return found;
  }
  const declared = declarationsIn(ts, tree).get(name);
  if (declared) return followImport(graph, declared, inside);
  return starExport(graph, tree, name, inside);
}

/** By a list of exports, or as the default. */
function exportedBy(
  graph: SourceGraph,
  statement: TypeScript.Statement,
  name: string,
  open: readonly string[],
): Binding | undefined {
  const { ts } = graph;
  if (name === "default") {
    if (ts.isExportAssignment(statement)) return { kind: "expression", node: statement.expression };
    const isDeclaration = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    if (isDeclaration && isDefault(ts, statement)) return { kind: "declaration", node: statement };
  }
  if (!ts.isExportDeclaration(statement)) return undefined;
  const { exportClause, moduleSpecifier } = statement;
  if (exportClause && ts.isNamespaceExport(exportClause)) {
    const isNamed = exportClause.name.text === name && moduleSpecifier;
    return isNamed ? importFrom(graph, moduleSpecifier, "*", open) : undefined;
  }
  const listed = exportList(ts, statement).find((item) => item.name.text === name);
  if (!listed) return undefined;
  const { text } = listed.propertyName ?? listed.name;
  if (moduleSpecifier) return importFrom(graph, moduleSpecifier, text, open);
  const declared = declarationsIn(ts, statement.getSourceFile()).get(text);
  return declared && followImport(graph, declared, open);
}

/** By `export * from "…"`: of the files that are read, else of a package. */
function starExport(
  graph: SourceGraph,
  tree: TypeScript.SourceFile,
  name: string,
  open: readonly string[],
): Binding | undefined {
  const found = tree.statements.flatMap((statement) => {
    if (!graph.ts.isExportDeclaration(statement) || statement.exportClause) return [];
    return (statement.moduleSpecifier && importFrom(graph, statement.moduleSpecifier, name, open)) ?? [];
  });
  return found.find(({ kind }) => kind !== "package") ?? found[0];
}

function exportList(
  ts: Compiler,
  { exportClause }: TypeScript.ExportDeclaration,
): readonly TypeScript.ExportSpecifier[] {
  return exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [];
}

function isExported(ts: Compiler, statement: TypeScript.Statement): boolean {
  return hasModifier(ts, statement, ts.SyntaxKind.ExportKeyword);
}

function isDefault(ts: Compiler, statement: TypeScript.Statement): boolean {
  return hasModifier(ts, statement, ts.SyntaxKind.DefaultKeyword);
}

function hasModifier(ts: Compiler, statement: TypeScript.Statement, kind: TypeScript.SyntaxKind): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return ts.getModifiers(statement)?.some((modifier) => modifier.kind === kind) ?? false;
}
