import { compileFunction } from "node:vm";
import type { Compiler } from "../source/source-graph.ts";

/** A module of the user's as a function, which can be forgotten: Node keeps every version of a module that it imports. */
export interface CompiledModule {
  readonly specifiers: readonly string[];
  evaluate(exports: object, require: (specifier: string) => unknown): void;
}

/** @throws SyntaxError for what a function cannot hold: `import.meta`, an await outside functions */
export function compileModule(ts: Compiler, path: string, text: string): CompiledModule {
  const { outputText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ESNext,
      esModuleInterop: false,
      removeComments: true,
    },
  });
  const body: unknown = compileFunction(outputText, ["exports", "require"], { filename: path });
  const specifiers = [...outputText.matchAll(/\brequire\("((?:[^"\\]|\\.)*)"\)/g)].map(
    ([, specifier = ""]): string => JSON.parse(`"${specifier}"`),
  );
  return {
    specifiers: [...new Set(specifiers)],
    evaluate: (exports, require) => {
      if (typeof body === "function") body(exports, require);
    },
  };
}
