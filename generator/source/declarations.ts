import type { ts as TypeScript } from "ts-morph";
import type { Compiler } from "./source-graph.ts";

/** What declares a name. */
export type Declaration =
  | TypeScript.VariableDeclaration
  | TypeScript.ParameterDeclaration
  | TypeScript.BindingElement
  | TypeScript.FunctionDeclaration
  | TypeScript.FunctionExpression
  | TypeScript.ClassDeclaration
  | TypeScript.EnumDeclaration
  | TypeScript.ImportClause
  | TypeScript.ImportSpecifier
  | TypeScript.NamespaceImport;

export type Declarations = ReadonlyMap<string, Declaration>;

/** What declares the name that an identifier refers to: in the innermost scope around it that has the name. */
export function declarationOf(ts: Compiler, identifier: TypeScript.Identifier): Declaration | undefined {
  let scope: TypeScript.Node | undefined = identifier.parent;
  for (; scope; scope = scope.parent) {
    const found = declarationsIn(ts, scope).get(identifier.text);
    if (found) return found;
  }
  return undefined;
}

/** The names that a node declares for what lies within it; none where it is no scope. */
export function declarationsIn(ts: Compiler, scope: TypeScript.Node): Declarations {
  const known = declared.get(scope);
  if (known) return known;
  const isScope = ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isFunctionLike(scope);
  if (!isScope) return none;
  const found = new Map<string, Declaration>();
  if (ts.isFunctionLike(scope)) {
    if (ts.isFunctionExpression(scope) && scope.name) found.set(scope.name.text, scope);
    for (const parameter of scope.parameters) addNames(ts, parameter, found);
  } else {
    for (const statement of scope.statements) addStatement(ts, statement, found);
  }
  declared.set(scope, found);
  return found;
}

const none: Declarations = new Map();

/** A scope is read once. */
const declared = new WeakMap<TypeScript.Node, Declarations>();

function addStatement(ts: Compiler, statement: TypeScript.Statement, found: Map<string, Declaration>): void {
  if (ts.isVariableStatement(statement)) {
    for (const variable of statement.declarationList.declarations) addNames(ts, variable, found);
  } else if (ts.isImportDeclaration(statement)) {
    addImports(ts, statement.importClause, found);
  } else if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  ) {
    // The declarations of overloads have no body, and come first.
    if (statement.name) found.set(statement.name.text, statement);
  }
}

function addNames(
  ts: Compiler,
  declaration: TypeScript.VariableDeclaration | TypeScript.ParameterDeclaration | TypeScript.BindingElement,
  found: Map<string, Declaration>,
): void {
  const { name } = declaration;
  if (ts.isIdentifier(name)) found.set(name.text, declaration);
  else for (const element of name.elements) if (ts.isBindingElement(element)) addNames(ts, element, found);
}

function addImports(
  ts: Compiler,
  clause: TypeScript.ImportClause | undefined,
  found: Map<string, Declaration>,
): void {
  if (!clause) return;
  if (clause.name) found.set(clause.name.text, clause);
  const { namedBindings } = clause;
  if (!namedBindings) return;
  if (ts.isNamespaceImport(namedBindings)) found.set(namedBindings.name.text, namedBindings);
  else for (const element of namedBindings.elements) found.set(element.name.text, element);
}
