import { dirname } from "node:path";
import type { ts as TypeScript } from "ts-morph";
import type { ImportExtension } from "../templates/layout.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/**
 * How generated files import TypeScript files, so that plain Node, tsc, Vite and Next.js all find them: `.ts`
 * where the nearest tsconfig.json allows it or there is none, else `.js` for node16 and nodenext, else nothing.
 */
export async function importExtension({
  importExtension: configured,
  client,
  manifest,
}: Pick<ResolvedConfig, "importExtension" | "client" | "manifest">): Promise<ImportExtension> {
  if (configured !== "auto") return configured === "none" ? "" : configured;
  const { ts } = await import("ts-morph");
  const file = ts.findConfigFile(client, ts.sys.fileExists);
  if (file === undefined) return ".ts";
  const options = compilerOptions(ts, file, manifest);
  if (options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions) return ".ts";
  return mapsExtensions(ts, options) ? ".js" : "";
}

/** Of the project that holds the manifest, where the file only refers to others. */
function compilerOptions(ts: typeof TypeScript, file: string, manifest: string): TypeScript.CompilerOptions {
  const { options, fileNames, projectReferences = [] } = parse(ts, file);
  if (fileNames.length > 0 || projectReferences.length === 0) return options;
  const referenced = projectReferences.map((reference) =>
    parse(ts, ts.resolveProjectReferencePath(reference)),
  );
  const holder = referenced.find((project) => project.fileNames.includes(manifest)) ?? referenced[0];
  return holder?.options ?? options;
}

function parse(ts: typeof TypeScript, file: string): TypeScript.ParsedCommandLine {
  const { config = {} } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file), undefined, file);
}

/** Whether imports end as the compiled file does. */
function mapsExtensions(
  ts: typeof TypeScript,
  { module, moduleResolution }: TypeScript.CompilerOptions,
): boolean {
  const { Node16, NodeNext } = ts.ModuleResolutionKind;
  if (moduleResolution !== undefined) return moduleResolution === Node16 || moduleResolution === NodeNext;
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
}
