import type { ts as TypeScript } from "ts-morph";
import type { SourceLocation } from "../../schema/diagnostics/diagnostic.ts";
import type { HandlerFile } from "./handler-files.ts";

/** Where a node of a handler's file begins. */
export function placeInFile({ shown }: HandlerFile, node: TypeScript.Node): SourceLocation {
  return placeAt(shown, node.getSourceFile(), node.getStart());
}

/** A position of a file, counted from 0, as its line and column. */
export function placeAt(file: string, tree: TypeScript.SourceFile, position: number): SourceLocation {
  const { line, character } = tree.getLineAndCharacterOfPosition(position);
  return { file, line: line + 1, column: character + 1 };
}
