import { relative, sep } from "node:path";
import type { ts as TypeScript } from "ts-morph";
import type { SourceLocation } from "../../schema/diagnostics/diagnostic.ts";

/** Where a node begins, with its file relative to the project. */
export function placeOf(node: TypeScript.Node, project: string): SourceLocation {
  const tree = node.getSourceFile();
  const { line, character } = tree.getLineAndCharacterOfPosition(node.getStart());
  return {
    file: relative(project, tree.fileName).split(sep).join("/"),
    line: line + 1,
    column: character + 1,
  };
}
