import type { ts as TypeScript } from "ts-morph";
import { type HandlersType, handlersTypeOf } from "./handlers-type.ts";

type Compiler = typeof TypeScript;

/** What a handler's file declares, as far as its syntax tells. */
export interface HandlerSource {
  readonly tree: TypeScript.SourceFile;
  /** The first error of the syntax. */
  readonly syntaxError: TypeScript.DiagnosticWithLocation | undefined;
  /** All names that it declares or exports, in their order. */
  readonly names: readonly DeclaredName[];
  /** It exports what another module exports, so that only the compiler knows the names. */
  readonly exportsAll: boolean;
}

export interface DeclaredName {
  /** What importers call it; `default` for a default export; its own name where it is not exported. */
  readonly name: string;
  readonly isExported: boolean;
  /** False for what is a type alone, and for what is only declared. */
  readonly isValue: boolean;
  readonly node: TypeScript.Node;
  /** What is exported or declared, from its first word on. */
  readonly statement: TypeScript.Node;
  /** The job that its type names: that of `handler: Handlers["emails.welcome"]`. */
  readonly type: HandlersType | undefined;
}

/** Parses a file's text, whatever it holds. */
export function readHandler(ts: Compiler, path: string, text: string): HandlerSource {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return {
    tree,
    syntaxError: syntaxErrorOf(tree),
    names: tree.statements.flatMap((statement) => [...namesOf(ts, statement)]),
    exportsAll: tree.statements.some(
      (statement) => ts.isExportDeclaration(statement) && !statement.exportClause && !statement.isTypeOnly,
    ),
  };
}

/** The compiler keeps the errors of its parser at the tree, and shows them to no type. */
function syntaxErrorOf(tree: TypeScript.SourceFile): TypeScript.DiagnosticWithLocation | undefined {
  const found: unknown = Reflect.get(tree, "parseDiagnostics");
  return Array.isArray(found) ? found[0] : undefined;
}

function* namesOf(ts: Compiler, statement: TypeScript.Statement): Generator<DeclaredName> {
  if (ts.isExportAssignment(statement)) {
    const type = handlersTypeOf(ts, undefined, statement.expression);
    yield { name: "default", isExported: true, isValue: true, node: statement, statement, type };
  } else if (ts.isExportDeclaration(statement)) {
    const { exportClause, isTypeOnly } = statement;
    if (!exportClause || !ts.isNamedExports(exportClause)) return;
    for (const element of exportClause.elements) {
      const isValue = !isTypeOnly && !element.isTypeOnly;
      const { text: name } = element.name;
      yield { name, isExported: true, isValue, node: element, statement: element, type: undefined };
    }
  } else if (ts.isVariableStatement(statement)) {
    const { isExported, isValue } = modifiersOf(ts, statement);
    for (const declaration of statement.declarationList.declarations) {
      const type = handlersTypeOf(ts, declaration.type, declaration.initializer);
      for (const node of boundNames(ts, declaration.name))
        yield { name: node.text, isExported, isValue, node, statement, type };
    }
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const { isExported, isDefault, isValue } = modifiersOf(ts, statement);
    const node = statement.name ?? statement;
    const name = isDefault ? "default" : (statement.name?.text ?? "");
    yield { name, isExported, isValue, node, statement, type: undefined };
  } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    const { isExported } = modifiersOf(ts, statement);
    const { name: node } = statement;
    yield { name: node.text, isExported, isValue: false, node, statement, type: undefined };
  }
}

function modifiersOf(ts: Compiler, statement: TypeScript.HasModifiers) {
  const kinds = new Set(ts.getModifiers(statement)?.map(({ kind }) => kind));
  return {
    isExported: kinds.has(ts.SyntaxKind.ExportKeyword),
    isDefault: kinds.has(ts.SyntaxKind.DefaultKeyword),
    isValue: !kinds.has(ts.SyntaxKind.DeclareKeyword),
  };
}

/** The names of `a`, and of `{ a, b: [c] }`. */
function boundNames(ts: Compiler, name: TypeScript.BindingName): readonly TypeScript.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(ts, element.name) : [],
  );
}
