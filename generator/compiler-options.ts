import { dirname } from "node:path";
import type { ts as TypeScript } from "ts-morph";
import type { Compiler } from "./source/source-graph.ts";

/**
 * What the nearest tsconfig.json says: of the project that holds the manifest, where the file only refers to others.
 *
 * @param folder where the search begins
 * @returns undefined where there is no tsconfig.json
 */
export function compilerOptions(
  ts: Compiler,
  folder: string,
  manifest: string,
): TypeScript.CompilerOptions | undefined {
  const file = ts.findConfigFile(folder, ts.sys.fileExists);
  if (file === undefined) return undefined;
  const { options, projectReferences = [] } = parse(ts, file, false);
  if (projectReferences.length === 0 || parse(ts, file).fileNames.length > 0) return options;
  const referenced = projectReferences.map((reference) =>
    parse(ts, ts.resolveProjectReferencePath(reference)),
  );
  const holder = referenced.find((project) => project.fileNames.includes(manifest)) ?? referenced[0];
  return holder?.options ?? options;
}

function parse(ts: Compiler, file: string, files = true): TypeScript.ParsedCommandLine {
  const { config = {} } = ts.readConfigFile(file, ts.sys.readFile);
  const host = files ? ts.sys : withoutFiles(ts);
  return ts.parseJsonConfigFileContent(config, host, dirname(file), undefined, file);
}

/** To list the files of a project takes longer than all else that its tsconfig.json says. */
export function withoutFiles(ts: Compiler): TypeScript.ParseConfigHost {
  return { ...ts.sys, readDirectory: () => [] };
}
