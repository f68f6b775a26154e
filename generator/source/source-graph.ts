import { readFileSync } from "node:fs";
import type { ts as TypeScript } from "ts-morph";
import { importedFile } from "./imported-file.ts";

export type Compiler = typeof TypeScript;

/** A file of the user's, parsed, and what it imports when it runs. */
export interface Source {
  /** Absolute. */
  readonly path: string;
  readonly tree: TypeScript.SourceFile;
  readonly imports: readonly SourceImport[];
}

export interface SourceImport {
  readonly specifier: string;
  /** The specifier's text in the tree. */
  readonly node: TypeScript.Node;
  /** The file of a relative import, and of one by a name of its own package (`#lib/ids.ts`); undefined for a package, and for what is not found. */
  readonly file: string | undefined;
}

/** A file and all that it imports, over relative imports and those of `#` names, but those of `import type`. */
export interface SourceGraph {
  readonly ts: Compiler;
  readonly entry: Source;
  /** The entry first. */
  readonly sources: readonly Source[];
  /** The file that an import or export is from; undefined for a package, and for what is not found. */
  importedBy(specifier: TypeScript.Node): Source | undefined;
}

/** Reads and parses a file and all that it imports. Loads the compiler, which is heavy, only now. */
export async function sourceGraph(path: string): Promise<SourceGraph> {
  const { ts } = await import("ts-morph");
  const sources = readSources(ts, path);
  const files = new Map(
    [...sources.values()].flatMap(({ imports }) => imports.map(({ node, file }) => [node, file] as const)),
  );
  const entry = sources.get(path);
  if (!entry) throw new Error(`${path} was not read`);
  return {
    ts,
    entry,
    sources: [...sources.values()],
    importedBy: (specifier) => sources.get(files.get(specifier) ?? ""),
  };
}

function readSources(ts: Compiler, entry: string): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (sources.has(path)) continue;
    const { tree, specifiers } = parse(ts, path);
    const imports = specifiers.map((node) => ({
      specifier: node.text,
      node,
      file: importedFile(path, node.text),
    }));
    sources.set(path, { path, tree, imports });
    open.push(...imports.flatMap(({ file }) => file ?? []));
  }
  return sources;
}

interface Parsed {
  readonly tree: TypeScript.SourceFile;
  /** Of its imports, as they are written. */
  readonly specifiers: readonly TypeScript.StringLiteralLike[];
}

/** The newest of each file: a watch reads again and again what mostly did not change. */
const parsedFiles = new Map<string, Parsed>();

function parse(ts: Compiler, path: string): Parsed {
  const text = readFileSync(path, "utf8");
  const known = parsedFiles.get(path);
  if (known?.tree.text === text) return known;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const parsed = { tree, specifiers: specifiersOf(ts, tree) };
  parsedFiles.set(path, parsed);
  return parsed;
}

function specifiersOf(ts: Compiler, tree: TypeScript.SourceFile): readonly TypeScript.StringLiteralLike[] {
  const found: TypeScript.StringLiteralLike[] = [];
  // No import is in an expression but by a call of `import`.
  const hasDynamic = /\bimport\s*\(/.test(tree.text);
  const visit = (node: TypeScript.Node): void => {
    const specifier = importSpecifier(ts, node);
    if (specifier) found.push(specifier);
    if (hasDynamic || node === tree) ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function importSpecifier(ts: Compiler, node: TypeScript.Node): TypeScript.StringLiteralLike | undefined {
  if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly)
    return literal(ts, node.moduleSpecifier);
  if (ts.isExportDeclaration(node) && !node.isTypeOnly) return literal(ts, node.moduleSpecifier);
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? literal(ts, node.arguments[0]) : undefined;
}

function literal(ts: Compiler, node: TypeScript.Node | undefined): TypeScript.StringLiteralLike | undefined {
  return node && ts.isStringLiteralLike(node) ? node : undefined;
}
