import { dirname, resolve } from "node:path";
import { withoutFiles } from "../compiler-options.ts";
import type { Compiler } from "../source/source-graph.ts";

/**
 * Every file that decides what the compiler's options are for some folders: the nearest tsconfig.json, what it extends,
 * and the projects that it refers to.
 */
export function tsconfigFiles(ts: Compiler, folders: readonly string[]): readonly string[] {
  const files = new Set<string>();
  for (const folder of folders) {
    const nearest = ts.findConfigFile(folder, ts.sys.fileExists);
    if (nearest !== undefined) addConfig(ts, nearest, files);
  }
  return [...files];
}

function addConfig(ts: Compiler, file: string, files: Set<string>): void {
  const path = resolve(file);
  if (files.has(path)) return;
  files.add(path);
  const source = ts.readJsonConfigFile(path, ts.sys.readFile);
  const { projectReferences = [] } = ts.parseJsonSourceFileConfigFileContent(
    source,
    withoutFiles(ts),
    dirname(path),
  );
  for (const extended of source.extendedSourceFiles ?? []) files.add(resolve(extended));
  for (const reference of projectReferences) addConfig(ts, ts.resolveProjectReferencePath(reference), files);
}
