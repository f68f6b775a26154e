import { dirname, join, relative, sep } from "node:path";
import type { ts as TypeScript } from "ts-morph";
import { compilerOptions } from "../compiler-options.ts";
import type { Compiler } from "../source/source-graph.ts";

/**
 * Where a source file may be found by those who import its package: where it is, and where its nearest tsconfig.json
 * puts the JavaScript and the declarations made of it. With forward slashes.
 */
export function compiledPaths(ts: Compiler, file: string): readonly string[] {
  const config = ts.findConfigFile(dirname(file), ts.sys.fileExists);
  const options = config === undefined ? undefined : compilerOptions(ts, dirname(file), file);
  if (config === undefined || options === undefined) return [file, ...outputs(file)].map(slashes);
  const roots = rootFolders(options, dirname(config));
  const folders = [options.outDir, options.declarationDir].filter((folder) => folder !== undefined);
  const compiled = folders.flatMap((folder) => roots.map((root) => join(folder, relative(root, file))));
  return [file, ...(compiled.length ? compiled : [file]).flatMap(outputs)].map(slashes);
}

/**
 * Left out, `rootDir` is the tsconfig's folder, and in older compilers the folder that all sources share: then most
 * often `src`.
 */
function rootFolders({ rootDir }: TypeScript.CompilerOptions, folder: string): readonly string[] {
  return rootDir === undefined ? [folder, join(folder, "src")] : [rootDir];
}

function outputs(path: string): readonly string[] {
  const [, stem = path, kind = ""] = /^(.*)\.([mc]?)tsx?$/.exec(path) ?? [];
  return [`${stem}.${kind}js`, `${stem}.d.${kind}ts`];
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
