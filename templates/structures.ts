import type {
  ExportDeclarationStructure,
  FunctionDeclarationStructure,
  ImportDeclarationStructure,
  InterfaceDeclarationStructure,
  SourceFileStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
} from "ts-morph";
import { byCodePoint } from "../schema/by-code-point.ts";

// ts-morph's kinds are an enum. Written as numbers, which the compiler checks against it, they let a template
// build structures without loading ts-morph.

/** A whole file: its statements in order, the header first. */
export function sourceFile(statements: readonly (string | StatementStructures)[]): SourceFileStructure {
  return { kind: 36, statements: [...statements] };
}

/** `import type { A, B } from "…"`: nothing where no name is given. */
export function importTypes(names: Iterable<string>, moduleSpecifier: string): ImportDeclarationStructure[] {
  const namedImports = nameList(names);
  return namedImports.length ? [{ kind: 16, isTypeOnly: true, namedImports, moduleSpecifier }] : [];
}

/** One `import type` for each module: of a package's index, many names. */
export function importTypesOf(
  names: readonly (readonly [moduleSpecifier: string, names: readonly string[]])[],
): ImportDeclarationStructure[] {
  const modules = Map.groupBy(names, ([moduleSpecifier]) => moduleSpecifier);
  return [...modules].flatMap(([moduleSpecifier, entries]) =>
    importTypes(
      entries.flatMap(([, names]) => names),
      moduleSpecifier,
    ),
  );
}

/** `import { a } from "…"` */
export function importValue(name: string, moduleSpecifier: string): ImportDeclarationStructure {
  return { kind: 16, namedImports: [name], moduleSpecifier };
}

/** `import * as a from "…"` */
export function importNamespace(
  namespaceImport: string,
  moduleSpecifier: string,
): ImportDeclarationStructure {
  return { kind: 16, namespaceImport, moduleSpecifier };
}

/** `import a from "…"` */
export function importDefault(
  defaultImport: string,
  moduleSpecifier: string,
  { isTypeOnly = false }: { readonly isTypeOnly?: boolean } = {},
): ImportDeclarationStructure {
  return { kind: 16, isTypeOnly, defaultImport, moduleSpecifier };
}

/** `export type { A, B } from "…"` */
export function exportTypes(names: Iterable<string>, moduleSpecifier: string): ExportDeclarationStructure {
  return { kind: 11, isTypeOnly: true, namedExports: nameList(names), moduleSpecifier };
}

/** `export { a } from "…"` */
export function exportValue(name: string, moduleSpecifier: string): ExportDeclarationStructure {
  return { kind: 11, namedExports: [name], moduleSpecifier };
}

/** `export interface …` */
export function exportedInterface(
  structure: Omit<InterfaceDeclarationStructure, "kind" | "isExported">,
): InterfaceDeclarationStructure {
  return { kind: 19, isExported: true, ...structure };
}

/** `export type … = …` */
export function exportedType(
  structure: Omit<TypeAliasDeclarationStructure, "kind" | "isExported">,
): TypeAliasDeclarationStructure {
  return { kind: 38, isExported: true, ...structure };
}

/** `export function …` */
export function exportedFunction(
  structure: Omit<FunctionDeclarationStructure, "kind" | "isExported">,
): FunctionDeclarationStructure {
  return { kind: 13, isExported: true, ...structure };
}

/** Sorted, as one text: of several, ts-morph makes two writers for each. */
function nameList(names: Iterable<string>): string[] {
  const sorted = [...new Set(names)].sort(byCodePoint);
  return sorted.length > 0 ? [sorted.join(", ")] : [];
}
