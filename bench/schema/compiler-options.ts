import type ts from "typescript-6.0";

/** How the schemas and what is printed of them are compiled: as strictly as a project may have it. */
export function compilerOptions({ ModuleKind, ScriptTarget }: typeof ts): ts.CompilerOptions {
  return {
    target: ScriptTarget.ES2023,
    module: ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    allowImportingTsExtensions: true,
    customConditions: ["@jobwright/source"],
  };
}
