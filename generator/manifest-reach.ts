import { dirname, resolve } from "node:path";
import { compilerOptions } from "./compiler-options.ts";
import type { Source, SourceGraph, SourceImport } from "./source/source-graph.ts";
import { isUsedAsType } from "./source/used-as-type.ts";

/** A file that is loaded with the manifest. */
export interface ReachedSource {
  readonly source: Source;
  /** By which imports, the manifest's own first; one of the shortest ways, none for the manifest itself. */
  readonly way: readonly SourceImport[];
  /** Those of its imports that load what they name. */
  readonly imports: readonly SourceImport[];
}

/**
 * Every file that a program loads when it imports the manifest, the nearest first.
 *
 * @param isEnd the imports that are not followed
 */
export function reachedSources(
  graph: SourceGraph,
  isEnd: (found: SourceImport) => boolean,
): readonly ReachedSource[] {
  const keepsTypes = isKeepingTypes(graph);
  const reached: ReachedSource[] = [];
  const seen = new Set([graph.entry]);
  const reach = (source: Source, way: readonly SourceImport[]): void => {
    const imports = source.imports.filter(({ node }) => keepsTypes || !isUsedAsType(graph.ts, node));
    reached.push({ source, way, imports });
  };
  reach(graph.entry, []);
  // The list grows while it is read.
  for (const { way, imports } of reached) {
    for (const found of imports) {
      const source = graph.importedBy(found.node);
      if (!source || seen.has(source) || isEnd(found)) continue;
      seen.add(source);
      reach(source, [...way, found]);
    }
  }
  return reached;
}

/**
 * Whether an import is kept that names only types but does not say so: by a compiler with `verbatimModuleSyntax`,
 * and by Node, which runs the files as they are where each import names its file in full.
 */
function isKeepingTypes({ ts, entry, sources }: SourceGraph): boolean {
  const { verbatimModuleSyntax } = compilerOptions(ts, dirname(entry.path), entry.path) ?? {};
  return verbatimModuleSyntax ?? sources.every(isRunByNode);
}

function isRunByNode({ path, imports }: Source): boolean {
  return imports.every(
    ({ specifier, file }) =>
      file === undefined || specifier.startsWith("#") || file === resolve(dirname(path), specifier),
  );
}
